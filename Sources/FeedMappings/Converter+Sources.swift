import CivilTime
import IncidentFeeds
import Vocabularies

/// What sources find in a record.
extension Converter {
    /// What a source gives for a key of the incident; for a single value the first counts.
    mutating func find(_ source: Source, as field: CanonicalField) -> [Finding] {
        find(source, as: field.type, in: record)
    }

    /// The same, for a value of some type, in a part of the record.
    mutating func find(_ source: Source, as type: FactType, in part: JSONValue, at start: String = "") -> [Finding] {
        if let condition = source.condition, !condition.holds(for: part) {
            guard let other = source.otherwise.first else { return [] }
            return find(other, as: type, in: part, at: start)
        }
        var found = values(of: source, as: type, in: part, at: start)
        if found.isEmpty, let fallback = source.fallback {
            found = given(fallback, at: part.offset, isDefault: true)
        }
        return found
    }

    private mutating func values(
        of source: Source, as type: FactType, in part: JSONValue, at start: String
    ) -> [Finding] {
        switch source.origin {
        case .constant(let content):
            return given(content, at: part.offset)
        case .any(let sources):
            let known = remarks.count
            let setAside = setAsideCount
            for inner in sources {
                let before = setAsideCount
                let found = reread(find(inner, as: type, in: part, at: start), by: source, as: type)
                guard found.isEmpty else {
                    forgetRemarks(after: known)
                    setAsideCount -= before - setAside
                    return found
                }
            }
            return []
        case .all(let sources):
            return sources.flatMap { reread(find($0, as: type, in: part, at: start), by: source, as: type) }
        case .parts(let year, let month, let day): return date(year, month, day, in: part, at: start).map { [$0] } ?? []
        case .earliest(let paths):
            let times = paths.flatMap { read($0.values(in: part, at: start), by: source, as: type) }
            // RFC 3339 in UTC sorts as time does.
            return times.min { $0.shown < $1.shown }.map { [$0] } ?? []
        case .each(let path, let json, let columns):
            return decoded(path.gatheredValues(in: part, at: start), json).compactMap { row($0, columns) }
        case .linked(let name, let columns):
            let linked = name.text(in: part).flatMap { targets[$0] } ?? []
            return linked.compactMap { row($0, columns) }
        case .tags(let wanted):
            let known = Set(wanted.map { slug($0) })
            return tags.first { known.contains(slug($0.value.text ?? "")) }.map { tag in
                read(
                    [FoundValue(value: JSONValue(content: .bool(true), offset: tag.value.offset), place: tag.place)],
                    by: source, as: type)
            } ?? []
        case .machineTag(let namespace, let predicate):
            let prefix = slug(namespace + " " + predicate) + "-"
            let values = tags.compactMap { tag -> FoundValue? in
                let key = slug(tag.value.text ?? "")
                guard key.hasPrefix(prefix) else { return nil }
                let value = JSONValue(content: .string(String(key.dropFirst(prefix.count))), offset: tag.value.offset)
                return FoundValue(value: value, place: tag.place)
            }
            return read(values, by: source, as: type)
        case .paths, .literalKeys, .customFields, .joined:
            return read(raw(source, in: part, at: start), by: source, as: type)
        }
    }

    /// What the mapping itself says; a list is several values.
    private func given(_ content: JSONValue.Content, at offset: Int, isDefault: Bool = false) -> [Finding] {
        var contents = [content]
        if case .array(let elements) = content { contents = elements.map { $0.content } }
        return contents.map { Finding(content: $0, offset: offset, place: "", raw: "", isDefault: isDefault) }
    }

    /// The values of a record that a source reads, before anything is made of them.
    mutating func raw(_ source: Source, in part: JSONValue, at start: String = "") -> [FoundValue] {
        var ways: [[FoundValue]] = []
        switch source.origin {
        case .paths(let paths): ways = paths.map { $0.values(in: part, at: start) }
        case .literalKeys(let keys):
            ways = keys.map { $0.literalValues(in: part, at: start) }
        case .customFields(let names):
            ways = names.map { field(named: $0, in: part) }
        case .joined(let paths):
            let parts = paths.compactMap { $0.values(in: part, at: start).first }
            let texts = parts.compactMap { $0.value.name }
            guard texts.count == paths.count, let first = parts.first else { return [] }
            let whole = JSONValue(content: .string(texts.joined(separator: "/")), offset: first.value.offset)
            return [FoundValue(value: whole, place: parts.map { $0.place }.joined(separator: " + "))]
        default: return []
        }
        // Words may stand in any of the texts; of other values the first way with something in it counts.
        let found =
            source.readsAllWays
            ? ways.flatMap { $0 }
            : ways.first { $0.contains { !$0.value.isBlank } } ?? ways.first { !$0.isEmpty } ?? []
        return separated(decoded(found, source.json), source.separator)
    }

    /// A field that the house has added; of two that say different things, neither.
    private mutating func field(named name: String, in part: JSONValue) -> [FoundValue] {
        let known = CustomField.all(of: part)
        guard let known else {
            remark(
                "unreadable-json", "« \(Mapping.customFieldsKey) » n'est pas du JSON lisible ; compte comme inconnu",
                at: Mapping.customFieldsKey)
            return []
        }
        let fields = known.filter { slug($0.name) == slug(name) && !$0.value.isBlank }
        guard let first = fields.first else { return [] }
        guard fields.allSatisfy({ $0.value.line == first.value.line }) else {
            remark("contradictory-field", "plusieurs valeurs différentes ; compte comme inconnu", at: first.place)
            return []
        }
        return [FoundValue(value: first.value, place: first.place)]
    }

    private mutating func decoded(_ values: [FoundValue], _ path: FeedPath?) -> [FoundValue] {
        guard let path else { return values }
        return values.flatMap { found -> [FoundValue] in
            guard case .string(let text) = found.value.content, !found.value.isBlank else {
                return path.values(in: found.value, at: found.place)
            }
            guard let inner = JSONValue(in: text) else {
                remark("unreadable-json", "texte qui n'est pas du JSON lisible ; compte comme inconnu", at: found.place)
                return []
            }
            return path.values(in: inner, at: found.place).map {
                FoundValue(value: JSONValue(content: $0.value.content, offset: found.value.offset), place: $0.place)
            }
        }
    }

    private func separated(_ values: [FoundValue], _ separator: String?) -> [FoundValue] {
        guard let separator else { return values }
        return values.flatMap { found in
            (found.value.text ?? "").split(separator: separator).map { piece in
                let text = String(piece.trimmed)
                return FoundValue(
                    value: JSONValue(content: .string(text), offset: found.value.offset), place: found.place)
            }.filter { $0.value.text != "" }
        }
    }

    private mutating func reread(_ findings: [Finding], by source: Source, as type: FactType) -> [Finding] {
        if case .plain = source.reading { return findings }
        return read(
            findings.map {
                FoundValue(value: JSONValue(content: $0.content, offset: $0.offset), place: $0.place)
            }, by: source, as: type)
    }

    private mutating func date(
        _ year: FeedPath, _ month: FeedPath?, _ day: FeedPath?, in part: JSONValue, at start: String
    ) -> Finding? {
        func number(_ path: FeedPath?) -> Int? {
            path.flatMap { $0.values(in: part, at: start).first?.value.text }.flatMap { Int($0) }
        }
        guard let yearNumber = number(year) else { return nil }
        let monthNumber = number(month)
        let dayNumber = monthNumber == nil ? nil : number(day)
        let raw = [yearNumber, monthNumber, dayNumber].compactMap { $0.map { String($0) } }.joined(separator: "-")
        guard let date = CivilDate(year: yearNumber, month: monthNumber ?? 1, day: dayNumber ?? 1) else {
            remark("unreadable-time", "date illisible (\(raw)) ; compte comme inconnue", at: year.text)
            return nil
        }
        let instant = Instant(secondsSinceEpoch: Int64(date.dayNumber) * 86_400)
        return Finding(
            content: .string(instant.utcText), offset: part.offset, place: year.text, raw: raw,
            precision: dayNumber != nil ? .day : monthNumber != nil ? .month : .year)
    }

    private mutating func row(
        _ found: FoundValue, _ columns: [Source.Column]
    ) -> Finding? {
        var members: [JSONMember] = []
        for (key, type, source) in columns {
            guard let cell = find(source, as: type, in: found.value, at: found.place).first else {
                // A record without its name says nothing.
                if members.isEmpty { return nil }
                continue
            }
            members.append(
                JSONMember(
                    key: key, keyOffset: cell.offset, value: JSONValue(content: cell.content, offset: cell.offset)))
        }
        guard !members.isEmpty else { return nil }
        return Finding(
            content: .object(members), offset: found.value.offset, place: found.place,
            raw: found.value.excerpt)
    }
}

extension FoundValue {
    /// The elements of an array, else the value itself.
    var elements: [FoundValue] {
        guard case .array(let elements) = value.content else { return [self] }
        return elements.map { FoundValue(value: $0, place: place) }
    }
}

extension Substring {
    /// Without the blanks at its ends.
    fileprivate var trimmed: Substring {
        var text = drop { $0.isWhitespace }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
