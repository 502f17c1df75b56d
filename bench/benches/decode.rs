//! `cargo bench --manifest-path bench/Cargo.toml`: reading and writing lists of four kinds, ours beside others'.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use sdk_bench::{CASES, READERS};

fn read(criterion: &mut Criterion) {
    for case in CASES {
        let mut group = criterion.benchmark_group(format!("read/{}", case.name));
        group.sample_size(20).throughput(Throughput::Bytes(case.json.len() as u64));
        for reader in READERS {
            group.bench_function(reader, |bencher| bencher.iter(|| case.read(reader)));
        }
    }
}

fn write(criterion: &mut Criterion) {
    for case in CASES {
        let mut group = criterion.benchmark_group(format!("write/{}", case.name));
        group.sample_size(20).throughput(Throughput::Bytes(case.json.len() as u64));
        let (ours, derived) = ((case.write_ours)(case.json), (case.write_derived)(case.json));
        group.bench_function("ours", |bencher| bencher.iter(&ours));
        group.bench_function("derived", |bencher| bencher.iter(&derived));
    }
}

criterion_group!(benches, read, write);
criterion_main!(benches);
