/// What a change of an overlay is about, as its author names it.
///
/// `pack/ATTRIBUTE`, `actions/ACTION/ATTRIBUTE`, `RULE`, `RULE/ACTION/ATTRIBUTE` or `RULE/forbid/ACTION/ATTRIBUTE`, where
/// the name given by `as` stands for the action, and `cases/VALUE` may follow an attribute that a table chooses.
struct OverlayAddress: Hashable {
    /// What has the attribute.
    enum Subject: Hashable {
        case pack
        case action(String)
        case rule(String)
        case consequence(rule: String, isBan: Bool, name: String)
    }

    let text: String
    let subject: Subject

    /// The attribute, then what stands under it; empty for the whole of the subject.
    let path: [String]

    /// The names that no rule may have: an address would say two things.
    static let reserved = ["actions", "pack"]

    /// The address that a text gives; nil where a part is missing.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        guard let first = parts.first, !parts.contains("") else { return nil }
        self.text = text
        switch (first, parts.count) {
        case ("pack", 2...):
            subject = .pack
            path = Array(parts[1...])
        case ("actions", 3...):
            subject = .action(parts[1])
            path = Array(parts[2...])
        case ("pack", _), ("actions", _): return nil
        case (_, 1):
            subject = .rule(first)
            path = []
        case (_, 2...) where parts[1] != "forbid":
            subject = .consequence(rule: first, isBan: false, name: parts[1])
            path = Array(parts[2...])
        case (_, 3...):
            subject = .consequence(rule: first, isBan: true, name: parts[2])
            path = Array(parts[3...])
        default: return nil
        }
    }

    /// The same with another path.
    private init(_ text: String, _ subject: Subject, _ path: [String]) {
        self.text = text
        self.subject = subject
        self.path = path
    }

    /// Where a rule is narrowed.
    var condition: OverlayAddress { OverlayAddress(text, subject, ["when"]) }

    /// Whether one of the two holds the other, or is it.
    func overlaps(_ other: OverlayAddress) -> Bool {
        zip(parts, other.parts).allSatisfy { $0 == $1 }
    }

    /// From the widest part to the narrowest.
    private var parts: [String] {
        switch subject {
        case .pack: ["pack"] + path
        case .action(let id): ["actions", id] + path
        case .rule(let id): ["rules", id] + path
        case .consequence(let rule, let isBan, let name): ["rules", rule, isBan ? "forbid" : "demand", name] + path
        }
    }
}
