import Interviews
import RunbookFormats
import Testing

/// What people type, and what it is taken for.
@Suite struct ReplyTests {
    private let talk: TalkPack

    init() throws { talk = try TalkPack() }

    @Test(arguments: [
        ("1", ["spreading=true"]), ("2", ["spreading=false"]), ("oui", ["spreading=true"]),
        ("OUI ", ["spreading=true"]),
        ("n", ["spreading=false"]), ("0", ["spreading=null"]), ("?", ["spreading=null"]),
        ("Je ne sais pas.", ["spreading=null"]), ("nsp", ["spreading=null"]), ("3", ["?"]), ("1 2", ["?"]),
        ("-1", ["?"]),
        ("", ["?"]), ("   ", ["?"]), ("peut-être", ["?"]), ("99999999999999999999", ["?"]), ("retour", ["back"]),
        ("Page", ["page"]), ("FIN", ["end"]), ("plus", ["more"]), ("\u{1B}[2J", ["?"]),
    ])
    func `a question of yes or no`(line: String, expected: [String]) throws {
        #expect(try talk.reply(line, to: talk.prompt(of: "spreading")) == expected)
    }

    @Test(arguments: [
        ("backup", "safe", ["backup=\"safe\""]), ("backup", "unsure", ["?"]),
        ("types", "1 3", [#"types=["attack","theft"]"#]), ("types", "3,1,1", [#"types=["attack","theft"]"#]),
        ("types", "Vol", [#"types=["theft"]"#]), ("types", "outage", [#"types=["outage"]"#]), ("types", "1 9", ["?"]),
        ("types", "1 et 3", [#"types=["attack","theft"]"#]), ("types", "Vol, outage", [#"types=["outage","theft"]"#]),
        ("types", "Vol, ailleurs", ["?"]),
        // Elsewhere it stands for what isn't known.
        ("servers", "3", ["servers=3"]), ("servers", "0", ["?"]), ("servers", "aucun", ["servers=0"]),
        ("servers", "?", ["servers=null"]),
        ("servers", "-2", ["?"]),
        ("servers", "3,5", ["?"]), ("servers", "trois", ["?"]), ("servers", "012", ["?"]),
        ("load", "2,5", ["load=2.5"]), ("load", "2.5", ["load=2.5"]), ("load", "1e9", ["?"]),
        ("outage", "2 h", [#"outage="PT2H""#]), ("outage", "90 min", [#"outage="PT1H30M""#]), ("outage", "2", ["?"]),
        ("began_at", "02:10", [#"began_at="2026-11-03T02:10:00+01:00""#]),
        ("began_at", "2026-11-02T22:00:00Z", [#"began_at="2026-11-02T23:00:00+01:00""#]), ("began_at", "25:10", ["?"]),
        ("wards", "1", [#"wards=["bloc"]"#]), ("wards", "bloc, dialyse", [#"wards=["bloc","dialyse"]"#]),
        ("wards", "Le BLOC et dialyse", [#"wards=["bloc","dialyse"]"#]), ("wards", "blo", [#"wards=["bloc"]"#]),
        ("wards", ",", ["?"]), ("provider", "ailleurs", [#"provider="ailleurs""#]),
        ("provider", "\u{1B}[31mX", [#"provider="\u001b[31mX""#]),
    ])
    func `a question of any other type`(fact: String, line: String, expected: [String]) throws {
        #expect(try talk.reply(line, to: talk.prompt(of: fact)) == expected)
    }

    @Test func `to a set that may have more, a reply adds`() throws {
        let prompt = try talk.prompt(of: "wards", #"{"id": "x", "wards": ["dialyse"]}"#)
        #expect(try talk.reply("bloc", to: prompt) == [#"wards=["bloc","dialyse"]"#])
        // What is known of it is not taken away by not knowing the rest.
        #expect(try talk.reply("0", to: prompt) == [])
    }

    @Test(arguments: [
        ("1", [#"spreading=true"#, #"title="Un message""#, #"types=["attack"]"#]), ("2", [#"title="Une lenteur""#]),
        ("1 3", ["spreading=true", #"title="Un message ; Plus rien""#, #"types=["attack","outage"]"#]), ("0", []),
        ("une lenteur", [#"title="Une lenteur""#]), ("4", ["?"]), ("oui", ["?"]),
    ])
    func `what is seen, and its title`(line: String, expected: [String]) throws {
        let prompt = try #require(Interview(pack: talk.pack).prompt(nil, nil)?.prompt)
        #expect(prompt.subject == .symptoms)
        #expect(try talk.reply(line, to: prompt) == expected)
    }
}
