//! Reads the list `CASE` by `READER`, `TIMES` times: for counters of instructions and of memory.
//! `once findings ours 10`

use sdk_bench::CASES;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [case, reader, times] = &arguments[..] else { panic!("CASE READER TIMES") };
    let case = CASES.iter().find(|known| known.name == case).expect("a case");
    for _ in 0..times.parse().expect("a number") {
        match reader.as_str() {
            "none" => {}
            "write-ours" => drop((case.write_ours)(case.json)()),
            "write-derived" => drop((case.write_derived)(case.json)()),
            reader => case.read(reader),
        }
    }
}
