import Runbooks

/// An incident that several establishments have at once.
package struct QueueShare: Hashable, Sendable {
    /// How many have it.
    let count: Int

    /// True for the one that hosts what the others use.
    package let isSupport: Bool

    /// One of so many.
    package init(count: Int, isSupport: Bool) {
        self.count = count
        self.isSupport = isSupport
    }
}

/// Who says that an incident is of an establishment.
enum QueueSource: String, Hashable, Sendable {
    case record
    /// Profiles, of what is down at another.
    case profile
    /// Profiles, of what may be.
    case precaution

    init(_ situation: Situation) {
        func isRemarked(_ code: String) -> Bool { situation.remarks.contains { $0.code == code } }
        self =
            isRemarked(DataRemark.hitByProfile)
            ? .profile : isRemarked(DataRemark.presumedByProfile) ? .precaution : .record
    }

    /// For the reader; nil where it goes without saying.
    var phrase: Phrase? {
        switch self {
        case .record: nil
        case .profile: "ajouté d'après son profil"
        case .precaution: "ajouté d'après son profil, par précaution"
        }
    }
}
