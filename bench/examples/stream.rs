//! Reads COUNT findings from a server, one in memory at a time, and says how much memory the process has had at most:
//! `stream 1000000`. The server is a thread of it that sends the same 4 MB again and again.

use std::convert::Infallible;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::ops::ControlFlow;
use std::time::Instant;

use sdk_bench::{CASES, findings};
use sdk_runtime::ClientOptions;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let count: usize = std::env::args().nth(1).expect("COUNT").parse()?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || listener.incoming().try_for_each(|stream| serve(stream?, count)));
    let hour = std::time::Duration::from_secs(3600);
    let options: ClientOptions = ClientOptions::new(&url).call_timeout(hour);
    let client = findings::Client::from(options.build()?);
    let start = Instant::now();
    let (mut seen, mut texts) = (0, 0);
    let each = |finding: findings::types::ExportedVulnerability| {
        seen += 1;
        texts += finding.output.map_or(0, |output| output.len());
        ControlFlow::<Infallible>::Continue(())
    };
    client.exports_vulns_download_chunk().export_uuid("e").chunk_id(1).send_each(each).await?;
    assert_eq!(seen, count);
    let status = std::fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    println!("{seen} findings ({texts} bytes of output) in {:.1} s, {peak}", start.elapsed().as_secs_f64());
    Ok(())
}

fn serve(mut stream: TcpStream, count: usize) -> std::io::Result<()> {
    let mut request = [0; 4096];
    let _ = stream.read(&mut request)?;
    let list = CASES[0].json;
    let items: Vec<Box<serde_json::value::RawValue>> = serde_json::from_slice(list)?;
    let all = &list[1..list.len() - 1];
    stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n\r\n[")?;
    for _ in 0..(count - 1) / items.len() {
        stream.write_all(all)?;
        stream.write_all(b",")?;
    }
    for (index, item) in items.iter().take((count - 1) % items.len() + 1).enumerate() {
        let comma = if index > 0 { "," } else { "" };
        stream.write_all(format!("{comma}{}", item.get()).as_bytes())?;
    }
    stream.write_all(b"]")
}
