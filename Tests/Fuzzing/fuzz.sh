#!/usr/bin/env bash
# Fuzzes readers, loaders, kernel and pages with libFuzzer and the address sanitizer.
#
#   Tests/Fuzzing/fuzz.sh SECONDS [TARGET…]           each target for so long; all by default
#   Tests/Fuzzing/fuzz.sh --executions N [TARGET…]    of N executions each target its share; 10000000 is the long run
#   FUZZ_CORPUS=DIR …                                 keeps there what was found to reach further, and starts from it
#
# Ends with 1 as soon as one input makes a target fail; that input stays in the folder named.
set -euo pipefail
cd "$(dirname "$0")/../.."
usage='usage: fuzz.sh SECONDS|--executions N [TARGET…]'
all=
if [[ ${1:?$usage} == --executions ]]; then
    all=${2:?$usage}
    shift
fi
amount=$1
shift
build=.build-fuzz
corpus=${FUZZ_CORPUS:-$build/corpus}
# Swift's own backtracer may hang on a sanitizer's report. Short stacks, and little memory held back, are what is quick.
export SWIFT_BACKTRACE=enable=no
export ASAN_OPTIONS=detect_leaks=0:malloc_context_size=2:quarantine_size_mb=4:detect_stack_use_after_return=0

swift build -c release --scratch-path $build --target Fuzzing -Xswiftc -sanitize=fuzzer,address -Xswiftc -g >&2
mapfile -t objects < <(for module in $(swift package --scratch-path $build describe --type json | python3 -c '
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

# What each target starts from, its longest input, and how many of a thousand executions it has.
declare -A longest share
names=()
while read -r name length part; do
    names+=("$name")
    longest[$name]=$length share[$name]=$part
done < <(ASTREINTE_FUZZ_SEEDS=$build/seeds $build/fuzz)
targets=("$@")
((${#targets[@]})) || targets=("${names[@]}")

mkdir -p $build/found
total=0
began=$SECONDS
printf '%-9s %10s %8s %7s\n' target executions seconds inputs
for target in "${targets[@]}"; do
    place=$corpus/$target
    mkdir -p "$place"
    log=$build/$target.log
    start=$SECONDS
    limits=(-max_total_time="$amount") patience=$((amount + 120))
    [[ -z $all ]] || limits=(-runs=$((all * share[$target] / 1000 + 1))) patience=14400
    if ! ASTREINTE_FUZZ=$target timeout --kill-after=10 $patience \
        $build/fuzz "$place" "$build/seeds/$target" "${limits[@]}" -max_len="${longest[$target]}" \
        -timeout=10 -rss_limit_mb=2048 -detect_leaks=0 -print_funcs=0 -entropic=0 \
        -artifact_prefix="$build/found/$target-" -print_final_stats=1 2>"$log"; then
        tail -n 40 "$log" >&2
        echo "$target: failed; the input is in $build/found" >&2
        exit 1
    fi
    count=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    total=$((total + count))
    printf '%-9s %10d %8d %7d\n' "$target" "$count" $((SECONDS - start)) "$(find "$place" -type f | wc -l)"
done
printf '%-9s %10d %8d, nothing found\n' total $total $((SECONDS - began))
