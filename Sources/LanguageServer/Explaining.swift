import CivilTime
import Diagnostics
import IncidentFeeds
import PackTesting
import RuleEngine
import RulePacks
import RunbookFormats
import Runbooks

/// Why a rule or an action comes out as it does on one incident.
enum Explaining {
    /// The command by which a client asks.
    static let command = "astreinte.explain"

    /// The same text as `astreinte explain`.
    static func text(
        of subject: String, on incident: [UInt8], _ pack: RulePack, _ places: PackPlaces, _ profiles: Profiles,
        at now: Instant
    ) throws(RequestFault) -> String {
        let reader = IncidentReader(pack: pack)
        let situation: Situation
        do throws(FeedFault) {
            let value = try JSONReader.read(incident, declares: reader.declared)
            situation = try reader.situation(of: value)
        } catch {
            let place = error.position(in: incident)
            throw .failed("the incident, line \(place.line), column \(place.column): \(error.message)")
        }
        let plan = Plan(pack: pack, profiles: profiles, situation: situation, now: now)
        do throws(SubjectFault) {
            let named = try ExplainedSubject(subject, in: pack)
            return try named.subjects(in: plan).shown.map {
                ExplanationFormat.render(ExplanationDocument($0, in: plan, places: places, opening: 1))
            }.joined(separator: "\n")
        } catch {
            throw .failed(error.message)
        }
    }
}

extension LanguageServer {
    /// Runs a command: `astreinte.explain` with a rule or an action, an incident, and a file of the pack.
    ///
    /// The incident is the address of a file, open or not, or the record itself. The text is shown too: many clients show
    /// no result of a command.
    mutating func execute(
        _ parameters: JSONValue, _ more: inout [[UInt8]], at now: Instant
    ) throws(RequestFault) -> Writing {
        guard parameters["command"]?.string == Explaining.command else { throw .parameters("unknown command") }
        let arguments = parameters["arguments"]?.elements ?? []
        guard arguments.count >= 2, let subject = arguments[0].string else {
            throw .parameters("a rule or an action, and an incident, are expected")
        }
        let incident = try incident(arguments[1])
        let paths = arguments.count > 2 ? [FileAddress.path(of: arguments[2].string ?? "")] : workspace.paths
        var readings: [PackReading] = []
        for path in paths { if let reading = workspace.reading(of: path, at: now) { readings.append(reading) } }
        guard let reading = readings.first else { throw .failed("no file of a pack is open") }
        guard reading.isGood, let pack = reading.pack else {
            throw .failed("the pack has mistakes: put them right first")
        }
        let text = try Explaining.text(
            of: subject, on: incident, pack, reading.loading.places ?? PackPlaces(), workspace.disk.profiles(pack, now),
            at: now)
        more.append(
            Message.notification("window/showMessage") { writer in
                writer.object {
                    $0.member("type", 3)
                    $0.member("message", text)
                }
            })
        return { $0.string(text) }
    }

    private func incident(_ argument: JSONValue) throws(RequestFault) -> [UInt8] {
        if argument.isObject { return argument.line }
        guard let address = argument.string else { throw .parameters("an incident is an address or an object") }
        do {
            return try workspace.bytes(FileAddress.path(of: address))
        } catch {
            throw .failed("\(printable(address)): \(error.reason)")
        }
    }

    /// What can be done at a place: put right what is wrong, where there is one way to; explain what is named there on
    /// each incident that is open.
    mutating func codeActions(_ parameters: JSONValue, at now: Instant) throws(RequestFault) -> Writing {
        guard let end = parameters["range"]?["end"]?.position else { throw .parameters("range is expected") }
        let place = try place(parameters, parameters["range"]?["start"], at: now)
        let last = place.map.source(end)
        let fixes = diagnostics(in: place.path).filter {
            $0.suggestion != nil && $0.range.start <= last && place.position <= $0.range.end
        }
        let subject = place.mention.flatMap { ["rule", "action"].contains($0.kind) ? $0 : nil }
        let incidents = subject == nil ? [] : workspace.paths.filter { workspace.documents[$0]?.isJSON ?? false }
        return { [texts] writer in
            writer.array { writer in
                for fix in fixes {
                    if let suggestion = fix.suggestion { texts.fix(fix, suggestion, in: place, &writer) }
                }
                for path in incidents {
                    guard let subject else { continue }
                    let name = path.split(separator: "/").last.map { String($0) } ?? path
                    writer.object { writer in
                        writer.member("title", "Expliquer \(subject.name) sur \(printable(name))")
                        writer.member("command", Explaining.command)
                        let id = subject.kind == "action" ? "actions/\(subject.name)" : subject.name
                        writer.member("arguments", [id, texts.address(of: path), texts.address(of: place.path)])
                    }
                }
            }
        }
    }
}

extension Texts {
    fileprivate func fix(
        _ diagnostic: Diagnostic, _ suggestion: Diagnostic.Suggestion, in place: RequestedPlace,
        _ writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.member("title", "Écrire \(printable(suggestion.replacement))")
            writer.member("kind", "quickfix")
            writer.member("diagnostics", [diagnostic]) { members(of: $0, in: place.map, &$1) }
            writer.key("edit")
            writer.object { writer in
                writer.key("changes")
                writer.object { writer in
                    writer.member(address(of: place.path), [suggestion]) { suggestion, writer in
                        writer.key("range")
                        write(place.map.bytes(of: suggestion.range), of: place.map, to: &writer)
                        writer.member("newText", suggestion.replacement)
                    }
                }
            }
        }
    }
}
