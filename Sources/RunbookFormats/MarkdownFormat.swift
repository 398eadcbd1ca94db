/// The runbook as Markdown that can be read raw: page 1 as a table to fill in by hand, then lists.
package enum MarkdownFormat {
    /// Lays a runbook out.
    package static func render(_ document: RunbookDocument) -> String {
        let page = document.isSkipped ? [] : page(document.page)
        let change = document.change.map { ["**\($0.markdown)**"] } ?? []
        let opening = document.opening.map { Self.blocks(of: $0) } ?? []
        let blocks = banner(document.banner) + opening + change + page + document.sections.flatMap(blocks)
        return (blocks + ["---"] + document.foot.map { $0.markdown }).joined(separator: "\n\n") + "\n"
    }

    private static func banner(_ banner: Banner) -> [String] {
        let alerts = [banner.alert, banner.setAsideLine].compactMap { $0 }
        return ["# " + banner.title.markdown] + alerts.map { "**\($0.markdown)**" }
            + [banner.facts.map { "- " + $0.markdown }.joined(separator: "\n"), "**\(banner.validation.markdown)**"]
    }

    private static func page(_ page: PageOne) -> [String] {
        let items =
            ([
                page.bans.isEmpty ? nil : "NE PAS : \(Phrase.joined(page.bans, by: " · "))",
                page.detours.isEmpty ? nil : "IMPOSSIBLE : \(Phrase.joined(page.detours, by: " · "))",
                page.calls.isEmpty ? nil : "APPELS : \(Phrase.joined(page.calls, by: " · "))",
                page.question.map { "QUESTION : \($0)" },
                page.answers.isEmpty ? nil : "réponses : \(Phrase.joined(page.likelyAnswers, by: " · "))", page.pause,
                page.next.map { "Si « \($0.answer) » : \($0.question) \($0.command)" },
            ] as [Phrase?]).compactMap { $0 }
        return [
            "## " + Phrase("À FAIRE, DANS L'ORDRE").markdown, Phrase("\(page.legend)").markdown,
            page.lines.isEmpty
                ? Phrase("rien d'obligatoire avec ce qui est connu : répondre aux questions").markdown
                : table(page.lines),
        ] + (page.more > 0 ? [Phrase("+ \(counted(page.more, "ligne")) plus bas").markdown] : [])
            + (items.isEmpty ? [] : [items.map { "- " + $0.markdown }.joined(separator: "\n")])
            + (page.marks.isEmpty ? [] : [Phrase.joined(page.marks, by: " · ").markdown])
    }

    private static func table(_ lines: [PageLine]) -> String {
        let header = ["n°", "avant", "priorité", "action", "rôle", "fait quand", "heure réelle", "initiales"]
        let rows = lines.map { line in
            [
                "\(line.number) \(form: line.form)" as Phrase, line.due, line.mark, line.label,
                .joined([line.role, line.holder].compactMap { $0 }, by: ", "), line.doneWhen ?? "", "", "",
            ].map { $0.markdown }
        }
        return ([header, header.map { _ in "---" }] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    static func blocks(of section: Section) -> [String] {
        let items = section.items.map { item in
            let marker = item.marker.text == "-" ? "" : item.marker.markdown + " "
            return (["- " + marker + item.text.markdown] + item.details.map { "  - " + $0.markdown })
                .joined(separator: "\n")
        }
        return ["## " + Phrase(section.title).markdown, items.joined(separator: "\n")]
            + (section.note.map { [$0.markdown] } ?? [])
    }
}
