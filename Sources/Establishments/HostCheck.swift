package import Diagnostics
import YAMLTrees

/// Checks what profiles that lie together say of each other.
package enum HostCheck {
    /// Every host that none of these profiles is of, and every application that its host's profile lacks, in report order.
    package static func diagnostics(of profiles: [SourceFile]) -> [Diagnostic] {
        let roots = profiles.compactMap { YAMLReader.read($0).root }
        var applications: [String: Set<String>] = [:]
        for root in roots {
            let ids = (root.known("applications")?.elements ?? []).compactMap { $0.text("id") }
            for number in root.finessNumbers { applications[number, default: []].formUnion(ids) }
        }
        return roots.flatMap { $0.hosts }.compactMap { host in
            guard let known = applications[host.finess.text] else {
                return Diagnostic(
                    .unknownHost, "no profile here is of `\(printable(host.finess.text))`", at: host.finess.range,
                    help: nearest(host.finess.text, in: applications.keys.sorted()).map { ["did you mean `\($0)`?"] }
                        ?? ["add its profile: without it, all that it hosts is taken for stopped with it"])
            }
            guard let name = host.application, !known.contains(name.text) else { return nil }
            return Diagnostic(
                .unknownHostApplication, "the profile of its host has no application `\(printable(name.text))`",
                at: name.range,
                help: nearest(name.text, in: known.sorted()).map { ["did you mean `\($0)`?"] }
                    ?? ["name one of its `applications`"])
        }.inReportOrder
    }
}

extension YAMLNode {
    /// Every number of the establishment of a profile.
    var finessNumbers: [String] {
        let finess = self["establishment"]?["finess"]
        return [finess?.text("legal")].compactMap { $0 } + (finess?.known("sites")?.listed.map { $0.text } ?? [])
    }

    /// Which other establishment hosts something of a profile.
    var hosts: [(finess: YAMLNode, application: YAMLNode?)] {
        (known("applications")?.elements ?? []).compactMap { application in
            guard let host = application.known("host"), let finess = host["finess"], finess.kind == .scalar else {
                return nil
            }
            return (finess, host.known("application"))
        }
    }
}
