//! Reads the list CASE by READER, TIMES times, or writes what was read of it: for counters of instructions and of memory.
//! `once findings read ours 10`, `once findings write derived 10`

use sdk_bench::CASES;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [case, task, by, times] = &arguments[..] else { panic!("CASE read|write BY TIMES") };
    let case = CASES.iter().find(|known| known.name == case).expect("a case");
    let work: Box<dyn Fn()> = match task.as_str() {
        "write" => {
            let write = case.writer(by);
            Box::new(move || assert!(write() > 0))
        }
        _ => Box::new(|| case.read(by)),
    };
    for _ in 0..times.parse().expect("a number") {
        work();
    }
    sdk_bench::print_peak();
}
