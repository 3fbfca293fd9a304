package docx_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/report"
)

// TestLocate: figures and sentences are found where the document shows them, seen by what
// a remark there stands at; of reports of ours all of them.
func TestLocate(t *testing.T) {
	figures, texts := 0, 0
	for name, original := range wordFiles(t) {
		res, err := parse.Read("a.docx", bytes.NewReader(original))
		if err != nil {
			continue // a form, or what parse refuses
		}
		r := res.Report
		found, err := docx.Locate(t.Context(), original, r, docx.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		var remarks []docx.Remark
		var want []string
		ours := strings.HasSuffix(name, ".yaml")
		for _, f := range r.Edition().Figures() {
			shown, _ := r.Shown(f.Address)
			p, ok := found.Figure(f.Address)
			if ours && !ok {
				t.Errorf("%s: %s was not found", name, f.Address)
			}
			if ok {
				figures++
				remarks, want = append(remarks, docx.Remark{At: p, Text: string(f.Address)}), append(want, shown)
			}
		}
		for _, key := range r.Edition().TextKeys() {
			text, _ := r.Text(key)
			for i, b := range text {
				p, isParagraph := b.(report.Paragraph)
				if !isParagraph {
					continue
				}
				s := p.String()
				start := max(0, strings.Index(s, "，")+len("，"))
				if !strings.Contains(s, "，") {
					start = 0
				}
				end := start + len(strings.SplitAfter(s[start:], "，")[0])
				at, ok := found.Text(key, i+1, start, end)
				if !ok && ours {
					t.Errorf("%s: %s %d was not found", name, key, i+1)
				}
				if ok {
					texts++
					remarks, want = append(remarks, docx.Remark{At: at, Text: key}), append(want, s[start:end])
				}
			}
		}
		var out bytes.Buffer
		if err := docx.Annotate(&out, original, remarks); err != nil {
			t.Fatal(err)
		}
		before, _ := anchored(t, part(t, original, "word/document.xml"))
		after, _ := anchored(t, part(t, out.Bytes(), "word/document.xml"))
		got := map[string]bool{}
		for id, text := range after {
			if _, there := before[id]; !there {
				got[bare(text)] = true
			}
		}
		for _, w := range want {
			if !got[bare(w)] {
				t.Errorf("%s: no remark stands at %q", name, w)
			}
		}
	}
	t.Logf("%d figures, %d sentences", figures, texts)
	if figures < 5*200 || texts < 60 {
		t.Errorf("only %d figures and %d sentences", figures, texts)
	}
}

// bare leaves out spaces and what stands at the edges of a sentence.
func bare(s string) string {
	return strings.Trim(strings.NewReplacer(" ", "", "\u3000", "").Replace(s), "，。；：、（）“”《》{}")
}
