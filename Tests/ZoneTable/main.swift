// Reads lines `zone,first,step,count` from stdin, and answers one line for each of those moments: whether the clock shows
// its time twice, and what it shows. A zone that is not known is answered by `unknown`.
import CivilTime

while let line = readLine() {
    let fields = line.split(separator: ",")
    let numbers = fields.dropFirst().compactMap { Int64($0) }
    guard numbers.count == 3, let zone = Zone(id: String(fields[0])) else {
        print("unknown", line)
        continue
    }
    for index in 0..<numbers[2] {
        let instant = Instant(secondsSinceEpoch: numbers[0] + index * numbers[1])
        print(zone.isRepeated(instant) ? "twice" : "once", zone.rfc3339(instant))
    }
}
