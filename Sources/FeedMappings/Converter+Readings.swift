import CivilTime
import IncidentFeeds
import Vocabularies

/// What is made of the values of a record.
extension Converter {
    /// The values of the incident that these give; what gives none is remarked.
    mutating func read(_ values: [FoundValue], by source: Source, as type: FactType) -> [Finding] {
        switch source.reading {
        case .plain: return values.compactMap { plain($0, as: type) }
        case .raw: return values.map { finding($0.value.content, $0) }
        case .time(let forms, let zone): return values.compactMap { time($0, forms, zone) }
        case .values(let table): return values.compactMap { listed($0, in: table) }
        case .ranges(let ranges, let otherwise): return values.compactMap { ranged($0, ranges, otherwise) }
        case .mentions(let phrases): return mentioned([(.bool(true), phrases)], in: values)
        case .mentionedValues(let pairs): return mentioned(pairs, in: values)
        }
    }

    /// The value of the first phrases that are there.
    private func mentioned(
        _ pairs: [(value: JSONValue.Content, phrases: [FoldedPhrase])], in values: [FoundValue]
    ) -> [Finding] {
        let texts = values.map { (found: $0, words: $0.words) }
        for (value, phrases) in pairs {
            for (found, words) in texts {
                if let phrase = phrases.first(where: { $0.occurs(in: words) }) {
                    return [finding(value, found, raw: phrase.text)]
                }
            }
        }
        return []
    }

    private func finding(_ content: JSONValue.Content, _ found: FoundValue, raw: String? = nil) -> Finding {
        Finding(content: content, offset: found.value.offset, place: found.place, raw: raw ?? found.value.excerpt)
    }

    /// A value as it is, where it suits its key.
    private mutating func plain(_ found: FoundValue, as type: FactType) -> Finding? {
        switch type {
        case .set(let member): return plain(found, as: member.type)
        case .enumeration(let enumeration), .ordinal(let enumeration):
            if let position = found.value.text.flatMap({ enumeration.position(meaning: $0) }) {
                return finding(.string(enumeration.members[position].id), found)
            }
        case .string:
            if case .bool = found.value.content { break }
            if let text = found.value.text { return finding(.string(text), found) }
        case .boolean:
            if case .bool = found.value.content { return finding(found.value.content, found) }
        case .integer:
            if case .number(let number) = found.value.content, number.wholeNumber != nil {
                return finding(found.value.content, found)
            }
        case .number:
            if case .number = found.value.content { return finding(found.value.content, found) }
        case .duration:
            if let text = found.value.text, (try? DurationText.parse(text)) != nil {
                return finding(.string(text), found)
            }
        case .datetime, .records: break
        }
        return setAside(found)
    }

    private mutating func time(_ found: FoundValue, _ forms: [TimeForm], _ zone: Zone) -> Finding? {
        guard let time = FeedTime(found.value, forms: forms, zone: zone) else {
            remark(
                "unreadable-time", "date et heure illisibles : « \(found.value.excerpt) » ; compte comme inconnu",
                at: found.place)
            return nil
        }
        if time.isZoneAssumed {
            remark("assumed-zone", "« \(found.place) » ne dit pas son fuseau horaire ; \(zone.id) supposé")
        }
        var read = finding(.string(time.instant.utcText), found)
        read.precision = time.precision
        return read
    }

    private mutating func listed(_ found: FoundValue, in table: LookupTable<JSONValue.Content?>) -> Finding? {
        guard let text = found.value.integerText ?? found.value.text else { return setAside(found) }
        if let hit = table[text] { return hit.outcome.map { finding($0, found) } }
        guard let fallback = table.fallback ?? nil else { return setAside(found) }
        return finding(fallback, found)
    }

    private mutating func ranged(
        _ found: FoundValue, _ ranges: [NumberRange], _ otherwise: JSONValue.Content?
    ) -> Finding? {
        guard let number = found.value.number else { return setAside(found) }
        let value = ranges.first { $0.contains(number) }.map { $0.value } ?? otherwise
        return value.map { finding($0, found) } ?? setAside(found)
    }

    /// Nothing is made of the value: it is said.
    private mutating func setAside(_ found: FoundValue) -> Finding? {
        setAsideCount += 1
        remark(
            "unmapped-value", "valeur « \(found.value.excerpt) » sans équivalent ; compte comme inconnu",
            at: found.place)
        return nil
    }
}

extension JSONValue {
    /// A number, or a text that is one as JSON writes it: neither `0x50` nor `inf`.
    var number: Double? {
        guard let text, text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
        return Double(text)
    }

    /// A whole number as tables write it, `3` for `3.0`; nil for anything else.
    var integerText: String? {
        guard case .number = content, let number, number.magnitude < 1e15, number == number.rounded() else {
            return nil
        }
        return String(Int64(number))
    }
}

extension FoundValue {
    /// The words of a text, whatever the case and accents.
    var words: [String] { value.text.map { foldedWords($0) } ?? [] }
}

extension Source {
    /// Whether every path is read, rather than the first that leads somewhere.
    var readsAllWays: Bool {
        switch reading {
        case .mentions, .mentionedValues: true
        default: false
        }
    }

    /// Whether what the source reads is there, be it empty.
    func isPresent(in record: JSONValue) -> Bool {
        switch origin {
        case .paths(let paths): paths.contains { $0.start.values(in: record).count > 0 }
        case .literalKeys(let keys):
            keys.contains { record[$0.literalKey] != nil || !$0.start.values(in: record).isEmpty }
        default: false
        }
    }
}
