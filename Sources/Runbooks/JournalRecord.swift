package import CivilTime
package import RuleEngine
package import Vocabularies

/// One line of an incident's journal, the *main courante*: what somebody learnt, did or decided, and when.
package struct JournalRecord: Hashable, Sendable {
    package let instant: Instant

    /// Who says so; nil when nobody signed.
    package let author: String?

    /// The id of the incident that it is about; nil for all of the journal's.
    package let incident: String?

    /// Where it stands in the file, from 1; 0 for a record that stands in none yet.
    package let line: Int

    package let entry: Entry

    /// A line of a journal.
    package init(
        at instant: Instant, by author: String?, for incident: String? = nil, line: Int = 0, _ entry: Entry
    ) {
        self.instant = instant
        self.author = author
        self.incident = incident
        self.line = line
        self.entry = entry
    }

    /// What a line says.
    package enum Entry: Hashable, Sendable {
        /// The record of the incident as a feed gave it, the first time or again.
        case incident(Situation)
        /// A fact, and how it came to be known where that was said.
        case learnt(PackIndex<Fact>, FactState, how: Testimony.Manner?)
        /// What was learnt of a fact since the incident's record no longer counts.
        case withdrawn(PackIndex<Fact>)
        case deed(Deed.Kind, ActionInstance)
        /// What was chosen: the place of the option among those of the action.
        case decision(ActionInstance, option: Int)
        /// Nothing that the lines before say of an action counts any more: a slip, a mistake.
        case retracted(ActionInstance)
        case note(String)
        /// What whoever goes tells whoever comes.
        case handover(String)
        /// A runbook was printed from the lines before this one, at this line's instant.
        case printed(Fingerprint)
        /// Of an exercise that is played: when the system's clock shows `wall`, that of the exercise shows this line's
        /// instant, and goes so many times as fast from then on.
        case clock(wall: Instant, speed: Int)

        /// What it says was done, can't be, or was decided.
        package var instance: ActionInstance? {
            switch self {
            case .deed(_, let instance), .decision(let instance, _): instance
            case .incident, .learnt, .withdrawn, .retracted, .note, .handover, .printed, .clock: nil
            }
        }

        /// What it says of a fact.
        package var fact: PackIndex<Fact>? {
            switch self {
            case .learnt(let fact, _, _), .withdrawn(let fact): fact
            case .incident, .deed, .decision, .retracted, .note, .handover, .printed, .clock: nil
            }
        }
    }
}

/// Who says something, and how sure that makes it.
package struct Testimony: Hashable, Sendable {
    /// How something came to be known, in the words of the journal.
    package enum Manner: String, Hashable, Sendable, CaseIterable {
        /// Whoever says so saw it.
        case seen = "vu"
        /// Somebody said so.
        case told = "dit"
        /// Nobody knows, and one acts as if.
        case assumed = "supposé"
    }

    /// Nil when nobody signed.
    package let author: String?

    /// Nil when nobody said how.
    package let manner: Manner?

    /// What stands behind a fact or a deed; nothing by default.
    package init(by author: String? = nil, _ manner: Manner? = nil) {
        self.author = author
        self.manner = manner
    }
}

/// What two people compare on the telephone to know that they hold the same page: `7F3A-91C2`.
package struct Fingerprint: Hashable, Sendable {
    /// Eight hexadecimal digits, the first four and the last four joined by a hyphen.
    package let text: String

    /// Reads a fingerprint as it is printed; nil for any other text.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 9, bytes[4] == UInt8(ascii: "-") else { return nil }
        for (place, byte) in bytes.enumerated() where place != 4 {
            guard (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) else { return nil }
        }
        self.text = String(text)
    }

    /// The first eight digits of a digest in hexadecimal; nil for a text that doesn't begin with them.
    package init?(digest: String) {
        let digits = digest.prefix(8).uppercased()
        self.init("\(digits.prefix(4))-\(digits.dropFirst(4))")
    }
}

extension JournalRecord.Entry {
    /// What a decision answers by itself.
    package func settled(in pack: RulePack) -> [JournalRecord.Entry] {
        guard case .decision(let action, let option) = self else { return [] }
        return pack.actions[action.action].decision?.settled.map { settled in
            .learnt(settled.fact, .known(settled.values[option]), how: nil)
        } ?? []
    }
}
