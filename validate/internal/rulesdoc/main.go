// Rulesdoc writes docs/rules.md and docs/rules.json from the default rules. It is run by go generate.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

func main() {
	out := flag.String("o", "", "`file` to write")
	asJSON := flag.String("json", "", "`file` to write for programs")
	flag.Parse()
	var b strings.Builder
	write(&b, validate.DefaultRules())
	if err := os.WriteFile(*out, []byte(b.String()), 0o644); err != nil {
		fail(err)
	}
	data, err := rulesJSON(validate.DefaultRules())
	if err != nil {
		fail(err)
	}
	if err := os.WriteFile(*asJSON, data, 0o644); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "rulesdoc:", err)
	os.Exit(1)
}

// families are the groups of rules, by the letters that their codes begin with.
var families = []struct {
	prefix string
	title  report.Label
}{
	{"SUM", report.Label{ZH: "表内数据", EN: "Sums and cells"}},
	{"TXT", report.Label{ZH: "文表一致", EN: "Text against tables"}},
	{"FRM", report.Label{ZH: "内容与格式", EN: "Whole and in form"}},
	{"DUE", report.Label{ZH: "公布时限", EN: "In time"}},
	{"PUB", report.Label{ZH: "能否公布", EN: "Fit to publish"}},
	{"CIT", report.Label{ZH: "引用", EN: "Citations"}},
	{"DAT", report.Label{ZH: "日期", EN: "Dates"}},
	{"CHR", report.Label{ZH: "不可见字符", EN: "What is not seen"}},
	{"STY", report.Label{ZH: "文字规范", EN: "Style"}},
	{"YTY", report.Label{ZH: "与上年衔接", EN: "From year to year"}},
	{"SUB", report.Label{ZH: "汇总", EN: "Roll-up"}},
}

const head = `<!-- Written by go generate from package validate. Change the rules, not this file. -->
# 检查规则 · Rules

What ` + "`validate.Check`" + ` looks for by default. A code is never given to another rule.
An **error** is what the figures alone prove to be false or what must not be published
at all; a **warning** is what a careful reviewer sends back; a **hint** is a matter of
style or a figure worth a second look. Examples are changes to a report that is in
order: ` + "`key = value`" + ` sets a cell or a field and adds a paragraph to a text, an empty
value empties a text, ` + "`previous.`" + ` is last year's report and ` + "`under.`" + ` a subordinate's.
`

// write writes the page.
func write(w io.Writer, rules []*validate.Rule) {
	fmt.Fprint(w, head)
	for _, f := range families {
		fmt.Fprintf(w, "\n## %s · %s\n\n| | | |\n|---|---|---|\n", f.title.ZH, f.title.EN)
		var family []*validate.Rule
		for _, r := range rules {
			if strings.HasPrefix(r.Code, f.prefix) {
				family = append(family, r)
				fmt.Fprintf(w, "| [%s](#%s) | %s | %s |\n", r.Code, strings.ToLower(r.Code), r.Severity, cell(r.Title.ZH))
			}
		}
		for _, r := range family {
			fmt.Fprintf(w, "\n### %s\n\n", r.Code)
			fmt.Fprintf(w, "**%s** · %s（%s）\n\n", r.Title.ZH, r.Title.EN, r.Severity)
			fmt.Fprintf(w, "- 依据：%s\n- Basis: %s\n", r.Basis.ZH, r.Basis.EN)
			fmt.Fprintf(w, "- 通过 · passes:\n\n%s\n- 发现 · found:\n\n%s", code(r.Good), code(r.Bad))
		}
	}
}

// cell writes a text into a cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", "\\|") }

// code writes an example as a block of code below an item of a list.
func code(e validate.Example) string {
	var b strings.Builder
	b.WriteString("  ```text\n")
	for line := range strings.Lines(string(e)) {
		b.WriteString("  " + strings.TrimSuffix(line, "\n") + "\n")
	}
	b.WriteString("  ```\n")
	return b.String()
}
