/// A help, a note or a label that recurs in diagnostics, in French; what holds an author's own words keeps them.
struct FrenchRemark {
    let text: String

    /// Nil for a remark that is known in English only.
    init?(_ english: String) {
        guard let text = Self.whole[english] ?? Self.completed(english) else { return nil }
        self.text = text
    }

    private static let whole: [String: String] = [
        "and this one": "et celle-ci",
        "declared here": "déclaré ici",
        "expected": "valeur attendue",
        "first declared here": "déclaré d'abord ici",
        "first given here": "donné d'abord ici",
        "first here": "d'abord ici",
        "first named here": "nommé d'abord ici",
        "here": "ici",
        "it is asked for here": "l'action est demandée ici",
        "it is here": "c'est ici",
        "it may not start earlier": "elle ne peut pas commencer plus tôt",
        "its DIMA": "sa DIMA",
        "never met by itself": "jamais rempli, même seul",
        "never met together with the rest": "jamais rempli en même temps que le reste",
        "nothing says which of the two holds": "rien ne dit lequel des deux l'emporte",
        "reading stopped here": "la lecture s'est arrêtée ici",
        "the action waits here": "l'action attend ici",
        "the level starts here": "le niveau commence ici",
        "the next one is named here": "la suivante est nommée ici",
        "the other change is here": "l'autre modification est ici",
        "the other is here": "l'autre est ici",
        "the other one is here": "l'autre est ici",
        "the other one starts here": "l'autre commence ici",
        "the other values are here": "les autres valeurs sont ici",
        "the precaution is here": "la précaution est ici",
        "the text starts here": "le texte commence ici",
        "then here": "puis ici",
        "this is never met at once": "ceci n'est jamais rempli en même temps",
        "this rule implies it": "cette règle l'implique",
    ]

    /// What an author's own words complete.
    private static func completed(_ english: String) -> String? {
        if let name = english.wholeMatch(of: /did you mean (.*)\?/)?.1 { return "vouliez-vous dire \(name)\u{A0}?" }
        if let list = english.wholeMatch(of: /operators of [^:]*: (.*)/)?.1 {
            return "opérateurs possibles\u{A0}: \(list)"
        }
        if let list = english.wholeMatch(of: /keys(?: of [^:]*)?: (.*)/)?.1 { return "clés possibles\u{A0}: \(list)" }
        if let list = english.wholeMatch(of: /write one of: ([^;]*)/)?.1 {
            return "écrire l'un de ces mots\u{A0}: \(list)"
        }
        let incident = /see it on this incident, given to `astreinte explain` or `evaluate`: (.*)/
        return english.wholeMatch(of: incident).map {
            "voir ce qui arrive sur cet incident, à donner à `astreinte explain` ou à `evaluate`\u{A0}: \($0.1)"
        }
    }
}
