import Diagnostics

/// What may be wrong between the parts of a profile, or missing from it; the raw value is its code.
enum ProfileFault: String, Hashable, Sendable, CaseIterable {
    // The profile contradicts itself: it isn't used.
    case dependencyCycle = "dependency-cycle"
    case duplicateID = "duplicate-id"
    case hostIsItself = "host-is-itself"
    case missingOwner = "missing-owner"
    case unknownApplication = "unknown-application"
    case unknownSite = "unknown-site"
    case unreachableContact = "unreachable-contact"

    // The profile can be used, and the night will be harder than it says.
    case backupNotDeclared = "backup-not-declared"
    case backupOlderThanTest = "backup-older-than-test"
    case contactWithoutCard = "contact-without-card"
    case criticalityUnlikeDIMA = "criticality-unlike-dima"
    case delegationNotDated = "delegation-not-dated"
    case delegationWithoutDeputy = "delegation-without-deputy"
    case dimaUnderRestore = "dima-under-restore"
    case dimaUnderRestoreTest = "dima-under-restore-test"
    case hostNotDeclared = "host-not-declared"
    case hostUnlikeHosting = "host-unlike-hosting"
    case keyInsideSystem = "key-inside-system"
    case leftToFill = "left-to-fill"
    case noOfflineCopy = "no-offline-copy"
    case notRevised = "profile-not-revised"
    case notValidated = "profile-not-validated"
    case numberNotVerified = "number-not-verified"
    case otherVersionValidated = "other-version-validated"
    case pdmaUnderFrequency = "pdma-under-frequency"
    case replicationOnly = "replication-only"
    case restoreNeverTested = "restore-never-tested"
    case restoreTestTooOld = "restore-test-too-old"
    case retentionTooShort = "retention-too-short"
    case roleNotHeld = "role-not-held"
    case roleWithoutDeputy = "role-without-deputy"
    case roleWithoutPhone = "role-without-phone"
    case rotaEnded = "rota-ended"
    case rotaOverlap = "rota-overlap"
    case serviceDIMAUnderApplication = "service-dima-under-application"
    case unknownHost = "unknown-host"
    case unknownHostApplication = "unknown-host-application"

    /// Whether the profile can be used all the same.
    var severity: Diagnostic.Severity {
        switch self {
        case .dependencyCycle, .duplicateID, .hostIsItself, .missingOwner, .unknownApplication, .unknownSite,
            .unreachableContact:
            .error
        default: .warning
        }
    }

    /// Whether time made it so, or a night would find it out too late.
    var isStale: Bool {
        switch self {
        case .backupOlderThanTest, .dimaUnderRestore, .dimaUnderRestoreTest, .notRevised, .notValidated,
            .numberNotVerified, .otherVersionValidated, .restoreNeverTested, .restoreTestTooOld, .roleWithoutPhone,
            .rotaEnded:
            true
        default: false
        }
    }
}

extension Diagnostic {
    /// What is wrong in a profile.
    init(
        _ fault: ProfileFault, _ message: String, at range: SourceRange, notes: [Note] = [], help: [String] = []
    ) {
        self.init(fault.rawValue, message, at: range, severity: fault.severity, notes: notes, help: help)
    }
}
