import RulePacks
import Vocabularies

/// What may stand at one place of a profile; the reading and the JSON Schema both come from it.
indirect enum Shape: Sendable {
    case fact(FactType)
    /// The name by which other parts of the profile speak of something.
    case id
    case word(Words)
    case phone
    case finess
    /// A day, not after today; `jamais` where something may never have been done.
    case date(orNever: Bool)
    /// A time of the day, from `00:00` to `24:00`.
    case time
    /// More than zero.
    case duration
    /// A whole number, zero or more.
    case count
    case list(Shape)
    /// One value, or a list of them.
    case oneOrMore(Shape)
    case mapping(Form)
    /// A short form, or a mapping that says more.
    case either(Shape, Form)

    static let text = Shape.fact(.string)
    static let yesOrNo = Shape.fact(.boolean)

    /// A list of mappings.
    static func list(of subject: String, _ keys: [Key]) -> Shape { .list(.mapping(Form(subject, keys))) }

    /// A mapping.
    static func mapping(_ subject: String, _ keys: [Key]) -> Shape { .mapping(Form(subject, keys)) }

    /// Whether the type that a pack gives a fact of this name says more than we do.
    var yieldsToPack: Bool {
        switch self {
        case .fact, .word, .list(.fact), .list(.word): true
        default: false
        }
    }
}

/// A closed list.
struct Words: Sendable {
    /// How messages call one, `role`.
    let kind: String
    let fault: PackFault
    let list: [String]

    /// True for the names of a pack, `role`, of which no other list has the kind.
    var isOfPack: Bool { fault != .unknownValue }

    /// A list of our own, or the names of a pack.
    init(_ kind: String, _ list: [String], unknown fault: PackFault = .unknownValue) {
        self.kind = kind
        self.list = list
        self.fault = fault
    }
}

/// The keys of a mapping.
struct Form: Sendable {
    /// How messages call the mapping, `a service`.
    let subject: String
    var keys: [Key]

    /// A mapping with these keys.
    init(_ subject: String, _ keys: [Key]) {
        self.subject = subject
        self.keys = keys
    }
}

/// A key of a mapping.
struct Key: Sendable {
    let name: String

    /// Other spellings that are read.
    let synonyms: [String]
    var shape: Shape
    let isRequired: Bool

    /// A key that may be absent, or given as not known, unless it is required.
    init(_ name: String, _ shape: Shape, required: Bool = false, synonyms: [String] = []) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.synonyms = synonyms
    }

    /// Every spelling, ours first.
    var spellings: [String] { [name] + synonyms }
}
