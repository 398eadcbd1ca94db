package import CivilTime
package import Diagnostics
import YAMLTrees

/// A profile in which the rota of some roles is new, and nothing else.
package struct RotaEdit: Sendable {
    /// The new text.
    package let bytes: [UInt8]

    /// The comments on the turns that the profile had, of which the new text has none, each with its line there.
    package let leftOut: [(line: Int, text: String)]

    /// Puts turns in the place of those that a profile had of the same roles, those of other roles kept; nil where the new
    /// text can't be shown to say all else as before.
    ///
    /// A number that comes back keeps the last day on which it answered.
    package init?(_ entries: [RotaEntry], in profile: SourceFile, zone: Zone) {
        guard let root = YAMLReader.read(profile).root else { return nil }
        let roles = Set(entries.map { $0.role })
        let turns = (root.known("rota")?.elements ?? []).compactMap { RotaEntry($0) }
        let kept = turns.filter { !roles.contains($0.role) }
        var days: [String: CivilDate] = [:]
        for turn in turns {
            guard let phone = turn.phone, let day = turn.verifiedOn else { continue }
            let key = CallSheet.key(phone)
            days[key] = days[key].map { max($0, day) } ?? day
        }
        let new = entries.map { entry -> RotaEntry in
            var entry = entry
            entry.verifiedOn = entry.phone.flatMap { days[CallSheet.key($0)] }
            return entry
        }
        let all = (kept + new).inOrder
        let text = "rota:\n" + all.map { "  - \($0.yaml(in: zone))" }.joined(separator: "\n")
        let lines = SourceLines(profile)
        if let old = root.entry(named: "rota") {
            leftOut = lines.comments(of: old)
            var end = old.value.range.end
            // What stands after the last turn would be taken for a comment on the new one.
            if leftOut.last?.line == end.line { end.column = .max }
            let range = lines.offset(of: old.key.range.start)..<lines.offset(of: end)
            bytes = TextEdit.apply([TextEdit(range: range, text: text)], to: profile.bytes)
        } else {
            let start = profile.bytes.last == 0x0A ? "\n" : "\n\n"
            bytes = profile.bytes + (start + text + "\n").utf8
            leftOut = []
        }
        guard RotaEdit.isProven(SourceFile(path: profile.path, bytes: bytes), root, text) else { return nil }
    }

    /// Whether a text says what a profile said, but for this rota.
    private static func isProven(_ file: SourceFile, _ old: YAMLNode, _ rota: String) -> Bool {
        let reading = YAMLReader.read(file)
        let wanted = YAMLReader.read(SourceFile(path: file.path, text: rota + "\n"))
        guard reading.diagnostics.isEmpty, wanted.diagnostics.isEmpty, let new = reading.root,
            let value = wanted.root?["rota"], new["rota"]?.says(sameAs: value) == true
        else { return false }
        let others = [old, new].map { root in root.with(entries: root.entries.filter { $0.key.text != "rota" }) }
        return others[0].says(sameAs: others[1])
    }
}

extension RotaEntry {
    /// A turn of a profile.
    fileprivate init?(_ node: YAMLNode) {
        guard let role = node.text("role"), let start = node.instant("from"), let end = node.instant("to"),
            let name = node.text("name")
        else { return nil }
        self.init(
            role: role, start: start, end: end, name: name, phone: node.text("phone"),
            verifiedOn: node.date("verified_on"))
    }

    /// One line of a profile.
    fileprivate func yaml(in zone: Zone) -> String {
        let number = phone.map { ", phone: \(quotedYAML($0))" } ?? ""
        let day = verifiedOn.map { ", verified_on: \($0.text)" } ?? ""
        let times = "from: \"\(zone.rfc3339(start))\", to: \"\(zone.rfc3339(end))\""
        return "{role: \(role), \(times), name: \(quotedYAML(name))\(number)\(day)}"
    }
}
