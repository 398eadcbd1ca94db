import RuleEngine
import RunbookFormats
import TestSupport
import Testing

@Suite struct DetailTests {
    @Test func `a line to do has all that its action says`() throws {
        let detail = section("AGIR", of: try FormatPack().terminal(FormatPack.attack))
        for words in [
            "Isoler les serveurs touchés du réseau, sans les éteindre", "Responsable du réseau",
            "fait quand : Plus aucun flux",
            "1. Prendre le plan.", "2. Débrancher le câble étiqueté.", "fondé sur : vu en incident réel", "après n° 1",
        ] {
            #expect(detail.contains(words), "\(words)")
        }
    }

    @Test func `what rests on an unknown says so, with the question`() throws {
        let text = try FormatPack().terminal(FormatPack.attack)
        #expect(text.contains("IRRÉVERSIBLE à titre conservatoire"))
        #expect(text.contains("par précaution : Dans quel état est la sauvegarde ?"))
        #expect(section("SUPPOSÉ", of: text).contains("Dans quel état est la sauvegarde ?"))
    }

    @Test func `a question says how, whom to ask, and what each answer changes`() throws {
        let questions = section("QUESTIONS", of: try FormatPack().terminal(FormatPack.attack))
        for words in [
            "comment : Lire le journal de la nuit.", "à demander à : Responsable du réseau",
            "saine → ne change pas la liste (--set backup=saine)", "touchée → ajoute effacer les postes",
            "(--set backup=touchee)",
        ] {
            #expect(questions.contains(words), "\(words)")
        }
    }

    @Test func `a ban gives its reason, what to do instead, and who wants it all the same`() throws {
        let bans = section("NE PAS FAIRE", of: try FormatPack().terminal(FormatPack.attack))
        #expect(bans.contains("Redémarrer un serveur"))
        #expect(bans.contains("parce que : La mémoire vive serait perdue."))
        #expect(bans.contains("plutôt : Isoler les serveurs touchés"))
        #expect(bans.contains("pourtant demandé par « Relancer » : Les soins attendent."))
    }

    @Test func `an irreversible act that an unknown holds back waits for its question`() throws {
        let suspended = section("SUSPENDU", of: try FormatPack().terminal(FormatPack.attack))
        #expect(suspended.contains("Effacer les postes"))
        #expect(suspended.contains("attend : Dans quel état est la sauvegarde ?"))
    }

    @Test func `legal deadlines come together, without delay first, under the pack's notice`() throws {
        let legal = section("ÉCHÉANCES LÉGALES", of: try FormatPack().terminal(FormatPack.attack))
        let order = [
            "Déclarer au portail", "Produire les pièces", "Notifier la violation", "À valider par le juriste.",
        ]
        let places = order.map { legal.firstRange(of: $0)?.lowerBound }
        #expect(places.allSatisfy { $0 != nil })
        #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
    }

    @Test func `what belongs to other types is counted, and the rules say why`() throws {
        let text = try FormatPack().terminal(FormatPack.attack)
        #expect(section("ÉCARTÉ", of: text).contains("1 action concerne d'autres types d'incident"))
        let rules = section("POURQUOI", of: text)
        #expect(rules.contains("Endiguer une attaque (attaque)"))
        #expect(rules.contains("source : Guide, page 3"))
    }

    @Test func `an answer rules a near action out, with the fact that did`() throws {
        let text = try FormatPack().terminal(#"{"id": "INC-7", "types": ["attaque"], "backup": "touchee"}"#)
        let excluded = section("ÉCARTÉ", of: text)
        #expect(excluded.contains("Débrancher la sauvegarde"))
        #expect(excluded.contains("Dans quel état est la sauvegarde ? → touchée"))
    }

    @Test func `the foot has the disclaimer, the rules and the engine`() throws {
        let pack = try FormatPack()
        let foot =
            "Aide à la décision : rien de plus.\nRègles : rules/essai\nPack : \(pack.pack.pack.digest)\nMoteur astreinte "
        #expect(try pack.terminal(FormatPack.attack).contains(foot))
    }

    @Test func `empty sections are left out`() throws {
        let text = try FormatPack().terminal(#"{"id": "INC-7", "types": ["panne"]}"#)
        #expect(!text.contains("SUSPENDU") && !text.contains("ÉCHÉANCES"))
    }
}
