import CivilTime
import RuleEngine
import Runbooks
import Vocabularies

extension JournalReader {
    /// What one line says; a line may say several things at once.
    func entries(of value: JSONValue) throws(FeedFault) -> [JournalRecord.Entry] {
        var entries: [JournalRecord.Entry] = []
        if let incident = value["incident"] {
            entries.append(.incident(try incidents.situation(of: incident)))
        }
        if let set = value["set"], case .object(let members) = set.content {
            let manner = try manner(value["how"])
            for member in members { entries.append(try learnt(member, manner)) }
        }
        if let withdrawn = value["withdraw"], case .array(let names) = withdrawn.content {
            for name in names { entries.append(.withdrawn(try fact(name.string, at: name.offset))) }
        }
        if let name = value["retract"] { entries.append(.retracted(try action(name))) }
        for kind in Deed.Kind.allCases {
            if let name = value[kind.rawValue] { entries.append(.deed(kind, try action(name))) }
        }
        if let name = value["decide"] { entries.append(try decision(name, option: value["option"])) }
        if let note = value.text("note") { entries.append(.note(note)) }
        if let handover = value.text("handover") { entries.append(.handover(handover)) }
        if let printed = value["printed"] {
            guard let fingerprint = printed.string.flatMap({ Fingerprint($0) }) else {
                throw FeedFault(.unknownName, at: printed.offset, "no fingerprint, which is written as 7F3A-91C2")
            }
            entries.append(.printed(fingerprint))
        }
        if let clock = value["clock"] { entries.append(try self.clock(clock, speed: value["speed"])) }
        guard !entries.isEmpty else {
            throw FeedFault(.unknownName, at: 0, "the line says nothing that this version reads")
        }
        return entries
    }

    private func clock(_ wall: JSONValue, speed: JSONValue?) throws(FeedFault) -> JournalRecord.Entry {
        guard let instant = wall.string.flatMap({ Instant(rfc3339: $0) }) else {
            throw FeedFault(.unknownName, at: wall.offset, "`clock` must be a date and time with its offset")
        }
        guard case .number(let number)? = speed?.content, let speed = number.int64, (1...3600).contains(speed) else {
            throw FeedFault(.unknownName, at: speed?.offset ?? wall.offset, "`speed` is a whole number from 1 to 3600")
        }
        return .clock(wall: instant, speed: Int(speed))
    }

    private func manner(_ value: JSONValue?) throws(FeedFault) -> Testimony.Manner? {
        guard let value else { return nil }
        if let manner = value.string.flatMap({ Testimony.Manner(rawValue: $0) }) { return manner }
        let known = Testimony.Manner.allCases.map { $0.rawValue }.joined(separator: ", ")
        throw FeedFault(.unknownName, at: value.offset, "`how` is one of \(known)")
    }

    private func action(_ name: JSONValue) throws(FeedFault) -> ActionInstance {
        if let action = name.string.flatMap({ pack.instance(named: $0) }) { return action }
        throw FeedFault(.unknownName, at: name.offset, "no such action in the pack")
    }

    private func decision(_ name: JSONValue, option: JSONValue?) throws(FeedFault) -> JournalRecord.Entry {
        let action = try action(name)
        let decision = pack.actions[action.action].decision
        guard let option, let place = option.string.flatMap({ decision?.option(named: $0) }) else {
            throw FeedFault(.unknownName, at: option?.offset ?? name.offset, "no such option of the action in the pack")
        }
        return .decision(action, option: place)
    }

    private func learnt(
        _ member: JSONMember, _ manner: Testimony.Manner?
    ) throws(FeedFault) -> JournalRecord.Entry {
        let fact = try fact(member.key, at: member.keyOffset)
        let (state, remarks) = incidents.state(of: fact, in: member.value)
        if let remark = remarks.first {
            throw FeedFault(.unknownName, at: member.value.offset, "\(remark.path): \(remark.message)")
        }
        return .learnt(fact, state, how: manner)
    }

    private func fact(_ name: String?, at offset: Int) throws(FeedFault) -> PackIndex<Fact> {
        guard let name, let fact = pack.vocabulary.fact(named: name), pack.vocabulary.facts[fact].canBeLearnt else {
            throw FeedFault(.unknownName, at: offset, "no such fact in the pack")
        }
        return fact
    }
}
