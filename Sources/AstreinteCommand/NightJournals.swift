import CivilTime
import Diagnostics
import Glibc
import IncidentFeeds
import RuleEngine
import RunbookFormats
import Runbooks

/// The journals that conversations begin in a folder where nobody named one: `main-courante-20261115-021400.ndjson`.
struct NightJournals {
    let pack: RulePack
    let now: Instant

    private static let beginning = "main-courante-"
    private static let end = ".ndjson"

    /// A night's journal is taken up again within a day of its last line.
    private static let age = Duration.seconds(86_400)

    /// The journal to write in: that of tonight if there is one and the reader wants it, else a new one; nil where the
    /// reader is gone.
    func choose(from input: inout LineInput) throws -> String? {
        let layout = TextLayout(color: false)
        guard access(".", W_OK) == 0 else {
            throw Ending.failure("this folder can't be written to: say where the answers go by --journal FILE")
        }
        guard let (name, instant) = latest else { return fresh }
        let lines =
            layout.wrapped("Une main courante est déjà là : \(code: name), écrite il y a \(elapsed(now - instant)).")
            + ["  1. la reprendre", "  2. en ouvrir une autre, pour un autre incident"]
        while true {
            Terminal.standardOutput.write((lines.joined(separator: "\n")) + "\n> ")
            switch input.next()?.filter({ !$0.isWhitespace }).lowercased() {
            case nil, "fin"?, "f"?, "q"?: return nil
            case "1"?: return name
            case "2"?: return fresh
            default: Terminal.standardOutput.write("Pas compris. Écrire 1 ou 2 ; ou fin.\n")
            }
        }
    }

    /// The last one by name that tells of an incident and is of tonight, with the time of its last line.
    private var latest: (name: String, instant: Instant)? {
        let names = (Files.names(in: ".") ?? []).filter { $0.hasPrefix(Self.beginning) && $0.hasSuffix(Self.end) }
        for name in names.reversed() where !Files.isIrregular(name) {
            guard let reading = try? JournalFile(path: name, pack: pack).reading(), !reading.incidents.isEmpty,
                let last = reading.records.map({ $0.instant }).max(), now < last + Self.age
            else { continue }
            return (name, last)
        }
        return nil
    }

    private var fresh: String {
        let digits = pack.header.zone.rfc3339(now).filter { $0.isNumber }
        let name = "\(Self.beginning)\(digits.prefix(8))-\(digits.dropFirst(8).prefix(6))"
        let numbers = [""] + (2...99).map { "-\($0)" }
        return (numbers.map { name + $0 + Self.end }.first { !Files.exists($0) }) ?? name + Self.end
    }
}
