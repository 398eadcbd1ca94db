import CivilTime
import IncidentFeeds
import Runbooks
import Vocabularies

/// Turns one record of a recognised format into a canonical incident.
struct Converter {
    let mapping: Mapping
    let record: JSONValue

    /// What the objects of its envelope are linked to, by name.
    let targets: [String: [FoundValue]]

    /// The tags of the incident, which other sources look at.
    private(set) var tags: [FoundValue] = []

    private(set) var remarks: [Conversion.Remark] = []

    /// Past this many remarks the record is to be read at its source.
    static let remarkLimit = 100

    /// How many values were set aside, be they remarked or not.
    var setAsideCount = 0

    private var traces: [Conversion.Trace] = []
    private var members = CanonicalObject()
    private var defaulted: Set<String> = []

    init(_ mapping: Mapping, _ record: JSONValue, targets: [String: [FoundValue]]) {
        self.mapping = mapping
        self.record = record
        self.targets = targets
    }

    /// The incident; `isVerified` is of the form that the record has.
    mutating func convert(isVerified: Bool) -> Conversion {
        let isVerified = isVerified && mapping.isVerified
        members.set("schema", .string("incident/1"), offset: record.offset)
        members.set("source.format", .string(mapping.format), offset: record.offset)
        if let tagging = mapping.facts.first(where: { $0.field.name == "tags" }) {
            tags = find(tagging.source, as: tagging.field).map {
                FoundValue(value: JSONValue(content: $0.content, offset: $0.offset), place: $0.place)
            }
        }
        for fact in mapping.facts { fill(fact) }
        let types = resolveType()
        for (name, value, found) in types.facts where members[name] == nil || defaulted.contains(name) {
            defaulted.remove(name)
            members.set(name, value, offset: record.offset)
            traces.append(
                Conversion.Trace(
                    name: name, value: JSONValue(content: value, offset: 0).excerpt, place: found.place,
                    raw: found.value.excerpt, isDefault: false))
        }
        write(types, isVerified: isVerified)
        var conversion = Conversion(
            mapping: mapping, isVerified: isVerified, incident: members.value(at: record.offset), traces: traces,
            types: types.found, remarks: remarks, defaulted: defaulted,
            keys: [mapping.key, mapping.otherKey].compactMap { key($0) }, updatedAt: latest(), record: record)
        if mapping.keepsExtra {
            keepExtra(Set(conversion.unread))
            conversion.incident = members.value(at: record.offset)
        }
        return conversion
    }

    private mutating func fill(_ fact: FactMapping) {
        let field = fact.field
        let known = setAsideCount
        var findings = admitted(find(fact.source, as: field), as: field)
        if field.isList {
            // A list that is there and empty is kept where no rule would take it for an answer.
            guard !findings.isEmpty || !field.isFact && fact.source.isPresent(in: record) else { return }
            findings = distinct(findings)
            var elements = findings.map { JSONValue(content: $0.content, offset: $0.offset) }
            // What could be read isn't the whole list where something could not: what means unknown keeps it open.
            if field.isFact, case .set = field.type, !findings.isEmpty, setAsideCount > known {
                let unknown = field.type.enumeration?.members.first { $0.meansUnknown }
                elements.append(
                    JSONValue(content: unknown.map { .string($0.id) } ?? .null, offset: record.offset))
            }
            members.set(field.name, .array(elements), offset: findings.first?.offset ?? record.offset)
        } else {
            guard let first = findings.first else { return }
            findings = [first]
            members.set(field.name, first.content, offset: first.offset)
            if let precision = field.precision, let known = first.precision {
                members.set(precision, .string(known.rawValue), offset: first.offset)
            }
        }
        if !findings.isEmpty, findings.allSatisfy({ $0.isDefault }) { defaulted.insert(field.name) }
        traces += findings.map {
            Conversion.Trace(name: field.name, value: $0.shown, place: $0.place, raw: $0.raw, isDefault: $0.isDefault)
        }
    }

    /// What the canonical form has room for; the rest is said.
    private mutating func admitted(_ findings: [Finding], as field: CanonicalField) -> [Finding] {
        findings.map { field.canonical($0) }.filter { finding in
            guard let reason = field.refusal(of: finding.content) else { return true }
            remark(
                "unmapped-value", "« \(finding.shown) » \(reason) ; compte comme inconnu",
                at: finding.place.isEmpty ? field.name : finding.place)
            setAsideCount += 1
            return false
        }
    }

    private func distinct(_ findings: [Finding]) -> [Finding] {
        var seen: Set<[UInt8]> = []
        return findings.filter { seen.insert(JSONValue(content: $0.content, offset: 0).line).inserted }
    }

    private mutating func write(_ types: TypeResolution, isVerified: Bool) {
        if let first = types.found.first {
            members.set("type", .string(first.type), offset: record.offset)
            members.set("type_basis", .string(first.basis), offset: record.offset)
            let others = types.found.dropFirst().map { JSONValue(content: .string($0.type), offset: record.offset) }
            if !others.isEmpty { members.set("other_types", .array(others), offset: record.offset) }
            if first.basis == TypeStep.Basis.default.rawValue {
                defaulted.insert("type")
                writeCandidates(types.candidates)
            }
            if first.basis == TypeStep.Basis.text.rawValue {
                remark(DataRemark.typeFromText, "type déduit du texte (« \(first.evidence) ») ; à confirmer")
            }
        }
        if !isVerified {
            remark(
                DataRemark.unverifiedMapping,
                "correspondance « \(mapping.format) » jamais vérifiée sur un export réel ; relire l'incident à sa source"
            )
        }
        if let notice = mapping.notice { remark(DataRemark.feedNotice, notice) }
    }

    private mutating func writeCandidates(_ candidates: [String]) {
        guard !candidates.isEmpty else { return }
        members.set(
            "extra.candidates", .array(candidates.map { JSONValue(content: .string($0), offset: record.offset) }),
            offset: record.offset)
        remark("type-candidates", "type à préciser parmi : \(candidates.joined(separator: ", "))")
    }

    /// Keeps something to say of the incident as a whole, or of one place of the record.
    mutating func remark(_ code: String, _ message: String, at place: String? = nil) {
        let remark = Conversion.Remark(code: code, place: place, message: message)
        guard remarks.count <= Converter.remarkLimit, !remarks.contains(remark) else { return }
        remarks.append(
            remarks.count < Converter.remarkLimit
                ? remark
                : Conversion.Remark(
                    code: "more-remarks", place: nil,
                    message: "d'autres valeurs de cet enregistrement n'ont pas été reprises ; le relire à sa source"))
    }

    /// Forgets what was said since there were so many remarks: another source gave the value.
    mutating func forgetRemarks(after count: Int) {
        remarks.removeLast(remarks.count - count)
    }

    private func key(_ parts: [KeyPart]) -> [String]? {
        let parts = parts.map { part -> String? in
            switch part {
            case .canonical(let name): members[name]?.name
            case .paths(let paths): paths.lazy.compactMap { $0.text(in: record) }.first
            }
        }
        let known = parts.compactMap { $0 }
        return known.count == parts.count && !known.isEmpty ? known : nil
    }

    private mutating func latest() -> Instant? {
        guard let source = mapping.latest else { return nil }
        let known = remarks.count
        defer { forgetRemarks(after: known) }
        return find(source, as: .datetime, in: record).compactMap { Instant(rfc3339: $0.shown) }.max()
    }

    /// Keeps the values that nothing was made of, where they stood; added fields together.
    ///
    /// `candidates` is ours.
    private mutating func keepExtra(_ unread: Set<String>) {
        guard case .object(let all) = record.content else { return }
        for member in all where member.key != "candidates" {
            let isField = member.key == Mapping.customFieldsKey
            let kept = isField ? member.value : member.value.keeping(unread, at: member.key)
            guard let kept, !isField || unread.contains(where: { $0.hasPrefix(member.key) }) else { continue }
            members.set(["extra", member.key], kept.content, offset: member.value.offset)
        }
    }
}
