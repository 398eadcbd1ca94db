// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A module of ours, with the settings that all of them share.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of a module; they may use whatever it stands on.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: settings)
}

let package = Package(
    name: "astreinte",
    products: [.executable(name: "astreinte", targets: ["astreinte"])],
    dependencies: [
        // Parses the command line and writes its help.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Ed25519, for signatures: cryptography isn't written at home.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        module("Diagnostics"),
        module("YAMLTrees", ["CLibYAML", "Diagnostics"]),
        module("CivilTime"),
        module("Digests"),
        module("Compression"),
        module("Vocabularies", ["CivilTime"]),
        module("RuleEngine", ["CivilTime", "Diagnostics", "Digests", "Vocabularies"]),
        module("Runbooks", ["CivilTime", "RuleEngine", "Vocabularies"]),
        module("RunbookFormats", ["CivilTime", "Diagnostics", "Digests", "RuleEngine", "Runbooks", "Vocabularies"]),
        module("RulePacks", ["CivilTime", "Diagnostics", "RuleEngine", "Vocabularies", "YAMLTrees"]),
        module(
            "Establishments",
            ["CivilTime", "Diagnostics", "RuleEngine", "RulePacks", "Vocabularies", "YAMLTrees"]),
        module("IncidentFeeds", ["CivilTime", "Diagnostics", "Digests", "RuleEngine", "Runbooks", "Vocabularies"]),
        // Runs in the page too, for which WebAssembly/build.sh compiles it.
        .target(
            name: "RunbookPage",
            dependencies: [
                "CivilTime", "Diagnostics", "Digests", "IncidentFeeds", "RuleEngine", "RunbookFormats", "Runbooks",
                "Vocabularies",
            ], exclude: ["WebAssembly"], swiftSettings: settings),
        module(
            "FeedMappings",
            [
                "CivilTime", "Diagnostics", "Digests", "IncidentFeeds", "RuleEngine", "RulePacks", "Runbooks",
                "Vocabularies", "YAMLTrees",
            ]),
        module("QuickAnswers", ["IncidentFeeds", "RuleEngine", "RunbookFormats", "Vocabularies"]),
        module(
            "PackTesting",
            [
                "CivilTime", "Diagnostics", "Establishments", "IncidentFeeds", "RuleEngine", "RulePacks",
                "RunbookFormats", "Runbooks", "Vocabularies", "YAMLTrees",
            ]),
        module(
            "PackCoverage",
            [
                "CivilTime", "Diagnostics", "PackTesting", "RuleEngine", "RunbookFormats", "Runbooks", "Vocabularies",
            ]),
        module(
            "PackProofs",
            [
                "CivilTime", "Diagnostics", "IncidentFeeds", "PackTesting", "RuleEngine", "RunbookFormats", "Runbooks",
                "Vocabularies",
            ]),
        module(
            "PackMutation",
            [
                "CivilTime", "Diagnostics", "PackCoverage", "PackTesting", "RuleEngine", "RunbookFormats", "Runbooks",
                "Vocabularies",
            ]),
        module(
            "Exercises",
            [
                "CivilTime", "Diagnostics", "IncidentFeeds", "PackTesting", "RuleEngine", "RunbookFormats", "Runbooks",
                "Vocabularies", "YAMLTrees",
            ]),
        module(
            "Interviews",
            [
                "CivilTime", "IncidentFeeds", "RuleEngine", "RulePacks", "RunbookFormats", "Runbooks",
                "Vocabularies",
            ]),
        module(
            "Kits",
            [
                "CivilTime", "Diagnostics", "Digests", "Establishments", "RuleEngine", "RunbookFormats", "Runbooks",
                "Vocabularies",
            ]),
        module("PackFormatting", ["Diagnostics", "YAMLTrees"]),
        module("Signatures", ["Digests", .product(name: "Crypto", package: "swift-crypto")]),
        module("DiagnosticCatalogue", ["Diagnostics", "RunbookFormats"]),
        module(
            "LanguageServer",
            [
                "CivilTime", "DiagnosticCatalogue", "Diagnostics", "Establishments", "IncidentFeeds", "PackProofs",
                "PackTesting", "RuleEngine", "RulePacks", "RunbookFormats", "Runbooks", "Vocabularies", "YAMLTrees",
            ]),
        module(
            "AstreinteCommand",
            [
                "CivilTime", "Compression", "DiagnosticCatalogue", "Diagnostics", "Digests", "Establishments",
                "Exercises", "FeedMappings", "IncidentFeeds", "Interviews", "Kits", "LanguageServer", "PackCoverage",
                "PackFormatting", "PackMutation",
                "PackProofs",
                "PackTesting", "QuickAnswers", "RuleEngine",
                "RulePacks", "RunbookFormats", "RunbookPage",
                "Runbooks", "Signatures", "Vocabularies", "YAMLTrees",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "astreinte", dependencies: ["AstreinteCommand"], swiftSettings: settings),

        .target(
            name: "TestSupport",
            dependencies: [
                "CivilTime", "Diagnostics", "IncidentFeeds", "RuleEngine", "RulePacks", "Runbooks", "Vocabularies",
            ], path: "Tests/TestSupport", swiftSettings: settings),
        // What libFuzzer feeds: Tests/Fuzzing/fuzz.sh builds it with sanitizers.
        .target(
            name: "Fuzzing",
            dependencies: [
                "CivilTime", "DiagnosticCatalogue", "Diagnostics", "Establishments", "Exercises", "FeedMappings",
                "IncidentFeeds", "Interviews", "PackFormatting", "PackTesting", "QuickAnswers", "RuleEngine",
                "RulePacks",
                "RunbookFormats", "Runbooks", "TestSupport", "Vocabularies", "YAMLTrees",
            ], path: "Tests/Fuzzing", exclude: ["fuzz.sh"], swiftSettings: settings),
        .executableTarget(
            name: "zone-table", dependencies: ["CivilTime"], path: "Tests/ZoneTable", swiftSettings: settings),
        .executableTarget(
            name: "benchmarks",
            dependencies: [
                "CivilTime", "Diagnostics", "IncidentFeeds", "PackTesting", "QuickAnswers", "RuleEngine", "RulePacks",
                "RunbookFormats", "Runbooks", "TestSupport", "Vocabularies",
            ], path: "Tests/Benchmarks", swiftSettings: settings),
        .executableTarget(
            name: "json-verdicts", dependencies: ["Diagnostics", "IncidentFeeds"], path: "Tests/JSONVerdicts",
            swiftSettings: settings),
        tests(of: "Diagnostics", ["TestSupport"]),
        tests(of: "YAMLTrees", ["Diagnostics", "TestSupport"]),
        tests(of: "CivilTime"),
        tests(of: "Digests"),
        tests(of: "Compression", ["TestSupport"]),
        tests(of: "RuleEngine", ["CivilTime", "Runbooks", "TestSupport", "Vocabularies"]),
        tests(
            of: "Runbooks",
            ["CivilTime", "Diagnostics", "Establishments", "RuleEngine", "TestSupport", "Vocabularies"]),
        tests(
            of: "RunbookFormats",
            ["CivilTime", "Diagnostics", "Digests", "RuleEngine", "Runbooks", "TestSupport", "Vocabularies"]),
        tests(
            of: "RunbookPage",
            [
                "CivilTime", "Diagnostics", "Digests", "Establishments", "IncidentFeeds", "RuleEngine", "RulePacks",
                "RunbookFormats", "Runbooks", "TestSupport", "Vocabularies", "YAMLTrees",
            ]),
        tests(of: "IncidentFeeds", ["Diagnostics", "TestSupport", "Runbooks", "RuleEngine", "Vocabularies"]),
        tests(
            of: "FeedMappings",
            [
                "CivilTime", "Diagnostics", "IncidentFeeds", "RuleEngine", "RulePacks", "Runbooks", "TestSupport",
                "Vocabularies",
            ]),
        tests(
            of: "QuickAnswers",
            [
                "CivilTime", "Diagnostics", "FeedMappings", "IncidentFeeds", "RuleEngine", "RunbookFormats", "Runbooks",
                "TestSupport",
            ]),
        tests(
            of: "Establishments",
            ["CivilTime", "Diagnostics", "RuleEngine", "RulePacks", "Runbooks", "TestSupport", "Vocabularies"]),
        tests(of: "RulePacks", ["CivilTime", "Diagnostics", "RuleEngine", "TestSupport", "Vocabularies", "YAMLTrees"]),
        tests(
            of: "PackTesting",
            [
                "CivilTime", "Diagnostics", "Establishments", "IncidentFeeds", "RuleEngine", "RulePacks", "Runbooks",
                "TestSupport", "Vocabularies",
            ]),
        tests(
            of: "PackCoverage",
            [
                "CivilTime", "Diagnostics", "PackTesting", "RuleEngine", "RulePacks", "Runbooks", "TestSupport",
                "Vocabularies",
            ]),
        tests(
            of: "PackProofs",
            [
                "CivilTime", "Diagnostics", "PackTesting", "RuleEngine", "RulePacks", "Runbooks", "TestSupport",
                "Vocabularies",
            ]),
        tests(
            of: "PackMutation",
            [
                "CivilTime", "Diagnostics", "PackCoverage", "PackTesting", "RuleEngine", "RulePacks", "Runbooks",
                "TestSupport", "Vocabularies",
            ]),
        tests(
            of: "Kits",
            [
                "CivilTime", "Diagnostics", "Establishments", "RuleEngine", "RunbookFormats", "Runbooks", "TestSupport",
                "Vocabularies",
            ]),
        tests(of: "PackFormatting", ["Diagnostics", "TestSupport", "YAMLTrees"]),
        tests(
            of: "Exercises",
            [
                "CivilTime", "Diagnostics", "IncidentFeeds", "PackTesting", "RuleEngine", "RunbookFormats", "Runbooks",
                "TestSupport", "Vocabularies",
            ]),
        tests(
            of: "DiagnosticCatalogue",
            [
                "CivilTime", "Diagnostics", "Establishments", "Exercises", "FeedMappings", "PackProofs", "PackTesting",
                "RuleEngine",
                "RulePacks", "TestSupport",
            ]),
        tests(
            of: "Interviews",
            [
                "CivilTime", "Diagnostics", "IncidentFeeds", "RuleEngine", "RunbookFormats", "Runbooks", "TestSupport",
                "Vocabularies",
            ]),
        tests(of: "Fuzzing", ["TestSupport"]),
        tests(
            of: "LanguageServer",
            ["CivilTime", "Diagnostics", "IncidentFeeds", "PackTesting", "RuleEngine", "Runbooks", "TestSupport"]),
        tests(of: "Signatures", ["Digests"]),
        tests(of: "AstreinteCommand", ["astreinte", "DiagnosticCatalogue", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
