package markdown

import (
	"testing"

	"github.com/yuin/goldmark/text"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// Tags in a cell of Markdown mean what they mean in a page.
func TestTagsInCells(t *testing.T) {
	for in, want := range map[string]string{
		`<span style="display:none">9</span>5`: "5",
		`<span hidden>9<b>9</b></span>5`:       "5",
		`5<i hidden>9`:                         "5",
		`5<i hidden/>6`:                        "56",
		`<b>5</b>6</b>`:                        "56",
		`5<!-- 9 -->`:                          "5",
		`<s>9</s>5`:                            "~~9~~5",
		`<del>9</del>5`:                        "~~9~~5",
		`<span style="text-decoration: line-through">9</span>5`: "~~9~~5",
		`5<sup>1</sup>`: "5[1]",
		`5<span style="vertical-align:super">1</span>`: "5[1]",
		`<s>9<b>8</s>5</b>`:                            "~~98~~5",
		`12*1*`:                                        "12*1*",
		`*5*`:                                          "5",
		`**1**2`:                                       "12",
		`5<br>6`:                                       "5\n6",
		`<p>5</p><p>6</p>`:                             "\n5\n\n6\n",
		`<font color="red">5</font>`:                   "5",
		`<svg>9</svg>5`:                                "\n\n5",
	} {
		source := []byte(in)
		w := inlineWriter{source: source, cell: true}
		w.brk = func(bool) { w.write("\n", false) }
		w.children(lineParser.Parse(text.NewReader(source)), false)
		if got := doc.ShowMarks(report.Paragraph(w.runs).String()); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
