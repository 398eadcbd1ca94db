import Diagnostics
import YAMLTrees

/// Where an application runs, and who else falls with it.
extension ProfileCheck {
    /// An incident at the host reaches here only by what the profile says of it.
    mutating func checkHosting() {
        for application in list("applications") {
            guard let hosting = application["hosting"] else { continue }
            switch (hosting.text, application.known("host")) {
            case ("ght", nil) where application["host"] == nil:
                report(
                    .hostNotDeclared,
                    "nothing says which establishment of the group hosts this: what stops there is not seen here",
                    at: hosting.range, help: ["add `host: {finess: …, application: …}`, or `host: inconnu`"])
            case ("local", let host?):
                report(
                    .hostUnlikeHosting, "this is hosted here, and by another establishment", at: hosting.range,
                    notes: [Diagnostic.Note("the other is here", at: host.range)],
                    help: ["write `hosting: ght`, or delete `host`"])
            default: break
            }
        }
    }
}
