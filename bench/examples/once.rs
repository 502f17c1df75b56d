//! Reads the list CASE by READER, TIMES times, or writes what was read of it: for counters of instructions and of memory.
//! `once findings ours 10`, `once findings write-derived 10`

use sdk_bench::CASES;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [case, reader, times] = &arguments[..] else { panic!("CASE READER TIMES") };
    let case = CASES.iter().find(|known| known.name == case).expect("a case");
    let work: Box<dyn Fn()> = match reader.as_str() {
        "write-ours" => {
            let write = (case.write_ours)(case.json);
            Box::new(move || assert!(write() > 0))
        }
        "write-derived" => {
            let write = (case.write_derived)(case.json);
            Box::new(move || assert!(write() > 0))
        }
        reader => {
            let reader = reader.to_owned();
            Box::new(move || case.read(&reader))
        }
    };
    for _ in 0..times.parse().expect("a number") {
        work();
    }
}
