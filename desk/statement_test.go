package desk_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/internal/madeupcity"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/markdown"
	"github.com/govdisclosure/annualreport/report"
)

var update = flag.Bool("update", false, "write golden files anew")

// TestStatement compares the statement with its golden files, in both languages.
func TestStatement(t *testing.T) {
	city := madeupcity.New(21, 1, 9, 2024)
	top, files := tree(city)
	top = top.Below[0]
	day := func(s string) report.Date { d, _ := report.ParseDate(s); return d }
	for i, d := range []string{"2025-01-20", "2025-02-03", "2025-01-31", "", "2025-01-10"} {
		if d != "" {
			files[i].Report.Published = day(d)
		}
	}
	files[6] = &desk.Received{File: files[6].File, Unreadable: report.Label{ZH: "是加密的 Word 文件：请去掉密码后重新报送", EN: "an encrypted Word file: send it without a password"}}
	other := copied(files[7].Report)
	other.Year = 2023
	files[7] = &desk.Received{File: "去年.docx", Report: other}
	files[8] = &desk.Received{File: "邻县财政局.pdf", Report: &report.Report{Office: "西山县财政局", Year: 2024}}
	res := rollUp(t, top, files)
	st := res.State(desk.StatementOptions{Errors: func(r *desk.Received) int {
		if r == files[4] {
			return 3
		}
		return 0
	}})
	for lang, english := range map[string]bool{"zh": false, "en": true} {
		doc := st.Document(english)
		var md, word bytes.Buffer
		if err := (markdown.Renderer{}).RenderDocument(&md, doc); err != nil {
			t.Fatal(err)
		}
		if err := (docx.Renderer{}).RenderDocument(&word, doc); err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "statement."+lang+".md")
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(golden, md.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			if name := os.Getenv("LOOK"); name != "" {
				_ = os.WriteFile(name+"."+lang+".docx", word.Bytes(), 0o644)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), md.String()); d != "" {
			t.Errorf("%s: %s", golden, d)
		}
	}
}
