import CivilTime
import IncidentFeeds
import Vocabularies

/// How the records of one foreign format become canonical incidents.
package struct Mapping: Sendable {
    /// The name of the format, which stands in `source.format`.
    package let format: String
    package let version: String

    /// False where the mapping was written from memory: said wherever it is used.
    package let isVerified: Bool

    /// What to know of every incident that comes this way, for the reader.
    package let notice: String?

    /// In the order written: the first that a record looks like decides.
    let detections: [Detection]

    /// What records of one incident have in common.
    let key: [KeyPart]

    /// The key of another record, of the same incident, to which this one was joined; empty where nothing tells.
    let otherKey: [KeyPart]

    /// What tells which of two records of one incident is the later.
    let latest: Source?

    /// How the objects of an envelope point to each other; nil where a record is told in one.
    let links: EnvelopeLinks?

    /// True where what wasn't mapped is kept in `extra`.
    let keepsExtra: Bool

    /// In the order written.
    let facts: [FactMapping]

    /// The first that yields something sets the type.
    let typeSteps: [TypeStep]

    /// True where the other steps are read too, for `other_types`.
    let collectsTypes: Bool

    /// The ways that are read, and what leads to them, envelopes included: a key among these may come only once.
    var declaredKeys: Set<[String]> = []

    /// What no record of a foreign format tells, to ask before anything else.
    let askFirst: [PackIndex<Fact>]

    /// Of several types that shared tables give, from the one that is kept to the one that yields.
    let consequence: [String]

    /// `sha256:` and the digest of its file and of those of the tables that mappings share, wherever they lie.
    package internal(set) var digest = ""
}

/// A look that records of a format have, and what to do with those that have it.
struct Detection: Sendable {
    enum Consequence: Sendable {
        /// The record is what the facts are read from.
        case read
        /// What is read stands there.
        case unwrap(FeedPath)
        /// The record tells no incident, for this reason.
        case refuse(String)
    }

    let condition: RecordCondition
    let consequence: Consequence
    let isVerified: Bool
}

/// A part of what tells incidents apart.
enum KeyPart: Sendable {
    /// A key of the canonical incident.
    case canonical(String)
    /// The first of these paths of the record with something in it.
    case paths([FeedPath])
}

/// What fills one key of the canonical incident.
struct FactMapping: Sendable {
    let field: CanonicalField
    let source: Source
}

/// Where a value comes from, and what is made of it.
struct Source: Sendable {
    indirect enum Origin: Sendable {
        /// The first of these with something in it.
        case paths([FeedPath])
        /// The same, each tried first as the name of one key.
        case literalKeys([FeedPath])
        /// A field that the house has added, under one of these names.
        case customFields([String])
        /// Whether one of these tags is there: then `true`, else nothing.
        case tags([String])
        /// The values of tags `namespace:predicate="value"`.
        case machineTag(namespace: String, predicate: String)
        case constant(JSONValue.Content)
        /// What stands at each of these, all there, as one text.
        case joined([FeedPath])
        /// The first that yields something.
        case any([Source])
        /// All that they yield.
        case all([Source])
        /// A date in several numbers; what is missing makes it less precise.
        case parts(year: FeedPath, month: FeedPath?, day: FeedPath?)
        /// Of all that stands there, the earliest time.
        case earliest([FeedPath])
        /// A record for each of these, with these keys.
        case each(FeedPath, json: FeedPath?, [Column])
        /// A record for each object of the envelope that the one with this name is linked to.
        case linked(FeedPath, [Column])
    }

    /// A key of such a record, and what fills it.
    typealias Column = (key: String, type: FactType, source: Source)

    indirect enum Reading: Sendable {
        case plain
        /// As it stands in the record: the source around this one reads it.
        case raw
        case time([TimeForm], Zone)
        case values(LookupTable<JSONValue.Content?>)
        case ranges([NumberRange], otherwise: JSONValue.Content?)
        /// `true` where one of these is there, in whole words; else nothing.
        case mentions([FoldedPhrase])
        /// The value of the first that is there.
        case mentionedValues([(value: JSONValue.Content, phrases: [FoldedPhrase])])
    }

    let origin: Origin
    let json: FeedPath?
    let separator: String?
    let reading: Reading
    let fallback: JSONValue.Content?
    let condition: RecordCondition?
    let otherwise: [Source]
}

/// Numbers up to a bound, and what stands for them.
struct NumberRange: Sendable {
    let bound: Double
    let includesBound: Bool
    let value: JSONValue.Content?

    func contains(_ number: Double) -> Bool { includesBound ? number <= bound : number < bound }
}

/// A way to the type of an incident.
struct TypeStep: Sendable {
    /// How far a type can be trusted, from the most to the least.
    enum Basis: String, CaseIterable, Sendable {
        case declared
        case tag
        case field
        case text
        case `default`
    }

    enum Method: Sendable {
        /// Each value is looked up in these, one after the other.
        case tables([NamedTable])
        /// The mapping's own values, the first written before the others.
        case values(LookupTable<TypeVerdict>)
        /// What the text mentions.
        case mentions([(verdict: TypeVerdict, phrases: [FoldedPhrase])])
        case constant(TypeVerdict)
    }

    let basis: Basis
    let condition: RecordCondition?
    let source: Source?
    let method: Method
}

/// A table of types that mappings share.
struct NamedTable: Sendable {
    let name: String
    let table: LookupTable<TypeVerdict>
}

/// What a value says of the type.
struct TypeVerdict: Sendable {
    /// The type that it decides; nil where it decides none.
    var type: String?

    /// The types between which it doesn't decide.
    var candidates: [String] = []

    /// Other facts that it tells.
    var facts: [(name: String, value: JSONValue.Content)] = []
}
