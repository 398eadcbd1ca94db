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
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        module("Diagnostics"),
        module("YAMLTrees", ["CLibYAML", "Diagnostics"]),
        module("CivilTime"),
        module("Vocabularies", ["CivilTime"]),
        module("RuleEngine", ["CivilTime", "Vocabularies"]),
        module("Runbooks", ["CivilTime", "RuleEngine", "Vocabularies"]),

        .target(name: "TestSupport", dependencies: ["Diagnostics"], path: "Tests/TestSupport", swiftSettings: settings),
        .executableTarget(
            name: "zone-table", dependencies: ["CivilTime"], path: "Tests/ZoneTable", swiftSettings: settings),
        tests(of: "Diagnostics", ["TestSupport"]),
        tests(of: "YAMLTrees", ["Diagnostics", "TestSupport"]),
        tests(of: "CivilTime"),
    ],
    swiftLanguageModes: [.v6]
)
