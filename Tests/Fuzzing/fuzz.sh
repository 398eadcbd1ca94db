#!/usr/bin/env bash
# Fuzzes readers, loaders, kernel and pages with libFuzzer and the address sanitizer.
#
#   Tests/Fuzzing/fuzz.sh SECONDS [TARGET…]     each target for so long; all by default
#   FUZZ_RUNS=N Tests/Fuzzing/fuzz.sh …         or until so many executions
#   FUZZ_CORPUS=DIR …                           keeps there what was found to reach further, and starts from it
#
# Ends with 1 as soon as one input makes a target fail; that input stays in the folder named.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:?usage: fuzz.sh SECONDS [TARGET…]}
shift
targets=("$@")
((${#targets[@]})) || targets=(tree pack overlay mapping profile exercise feed foreign journal kernel pages)
build=.build-fuzz
corpus=${FUZZ_CORPUS:-$build/corpus}
# Swift's own backtracer may hang on a sanitizer's report.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0

swift build -c release --scratch-path $build --target Fuzzing -Xswiftc -sanitize=fuzzer,address -Xswiftc -g
mapfile -t objects < <(for module in $(swift package describe --type json | python3 -c '
import json, sys
targets = {target["name"]: target for target in json.load(sys.stdin)["targets"]}
seen, left = [], ["Fuzzing"]
while left:
    name = left.pop()
    if name not in seen and targets[name]["type"] == "library":
        seen.append(name)
    left += [name for name in targets[name].get("target_dependencies", []) if name not in seen]
print(*seen)'); do find "$build/release/$module.build" -name '*.o'; done)
swiftc -sanitize=fuzzer,address -use-ld=lld "${objects[@]}" -lyaml -o $build/fuzz

# Seeds are what the project ships: each reader gets the files that it is for.
seed() {
    local target=$1
    case $target in
        tree) find rules samples -name '*.yaml' ;;
        pack) find rules/socle-sante rules/nis-2 -name '*.yaml' ! -name '*.test.yaml' ;;
        overlay) find samples -path '*overlay*' -name '*.yaml' ;;
        mapping) find rules/feeds -maxdepth 1 -name '*.yaml' ;;
        profile) find samples/establishments -name '*.yaml' ;;
        exercise) find samples/exercises -name '*.yaml' ;;
        feed | pages) find samples -name '*.json' -o -name '*.ndjson' ;;
        foreign) find rules/feeds/samples -name '*.ndjson' ! -name '*.expected.ndjson' ;;
        journal) find samples/incidents -name '*.ndjson' ;;
        kernel) find samples/incidents -name '*.json' ;;
    esac
}

executions=0
for target in "${targets[@]}"; do
    place=$corpus/$target
    mkdir -p "$place" "$build/found"
    while read -r path; do cp -n "$path" "$place/seed-$(tr / - <<<"$path")"; done < <(seed "$target")
    log=$build/$target.log
    if ! ASTREINTE_FUZZ=$target timeout $((seconds + 120)) "$build/fuzz" "$place" -max_total_time="$seconds" \
        -runs="${FUZZ_RUNS:--1}" -timeout=20 -rss_limit_mb=4096 -max_len=16384 -artifact_prefix="$build/found/$target-" \
        -print_final_stats=1 2>"$log"; then
        tail -n 40 "$log" >&2
        echo "$target: failed; the input is in $build/found" >&2
        exit 1
    fi
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    executions=$((executions + count))
    echo "$target: $count executions, $(ls "$place" | wc -l) inputs kept"
done
echo "$executions executions, nothing found"
