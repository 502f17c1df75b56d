//! `cargo bench --manifest-path bench/Cargo.toml`: reading and writing lists of four kinds, ours beside others'.
//!
//! What is measured is the time of computing of the thread, which means something on a busy machine, too.

use std::time::Duration;

use cpu_time::ThreadTime;
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sdk_bench::{CASES, READERS, WRITERS};

struct Computing;

impl Measurement for Computing {
    type Intermediate = ThreadTime;
    type Value = Duration;

    fn start(&self) -> ThreadTime {
        ThreadTime::now()
    }

    fn end(&self, start: ThreadTime) -> Duration {
        start.elapsed()
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        WallTime.formatter()
    }
}

fn read(criterion: &mut Criterion<Computing>) {
    for case in CASES {
        let mut group = criterion.benchmark_group(format!("read-{}", case.name));
        group.throughput(Throughput::Bytes(case.json.len() as u64));
        for reader in READERS {
            group.bench_function(reader, |bencher| bencher.iter(|| case.read(reader)));
        }
    }
}

fn write(criterion: &mut Criterion<Computing>) {
    for case in CASES {
        let mut group = criterion.benchmark_group(format!("write-{}", case.name));
        group.throughput(Throughput::Bytes(case.json.len() as u64));
        for writer in WRITERS {
            let write = case.writer(writer);
            group.bench_function(writer, |bencher| bencher.iter(&write));
        }
    }
}

fn settings() -> Criterion<Computing> {
    Criterion::default()
        .with_measurement(Computing)
        .sample_size(10)
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_millis(800))
        .nresamples(2000)
        .without_plots()
}

criterion_group! { name = benches; config = settings(); targets = read, write }
criterion_main!(benches);
