package main

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// commentsIn reads the comments of a Word file: what each says, and the text it stands at.
func commentsIn(t *testing.T, name string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(name)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	said, at := map[string]string{}, map[string]string{}
	for _, part := range []string{"word/comments.xml", "word/document.xml"} {
		f, err := z.Open(part)
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(f)
		open := map[string]bool{}
		comment, inText := "", false
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				id := ""
				for _, a := range token.Attr {
					if a.Name.Local == "id" {
						id = a.Value
					}
				}
				switch token.Name.Local {
				case "comment":
					comment = id
				case "commentRangeStart":
					open[id] = true
				case "commentRangeEnd":
					delete(open, id)
				}
				inText = token.Name.Local == "t"
			case xml.EndElement:
				inText = false
			case xml.CharData:
				if !inText {
					break
				}
				if part == "word/comments.xml" {
					said[comment] += string(token)
				}
				for id := range open {
					at[id] += string(token)
				}
			}
		}
	}
	all := map[string]string{}
	for id, text := range said {
		all[text] = at[id]
	}
	return all
}

// TestCheckAnnotate: each finding is a comment at the very figure or words, and the copy
// reads as the same report.
func TestCheckAnnotate(t *testing.T) {
	dir := t.TempDir()
	files, err := filepath.Glob("../../testdata/reports/*.yaml")
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	placed := 0
	for i, file := range files {
		r, err := report.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		n, _ := r.Requests.New.Individual.Int()
		r.Requests.New.Individual = report.N(n + 40)
		r.Stated = report.Stated{}
		r.Overview = append(r.Overview, report.Plain("全年共发布信息XX条，，联系人手机号码为13800138000。")...)
		name := filepath.Join(dir, string(rune('a'+i))+".docx")
		if status, _, stderr := annualreport(t, "convert", write(t, r), name); status != terminal.Done {
			t.Fatal(stderr)
		}
		out := t.TempDir()
		if status, _, stderr := annualreport(t, "check", "-annotate", out, name); status == terminal.Failed {
			t.Fatal(stderr)
		}
		comments := commentsIn(t, filepath.Join(out, string(rune('a'+i))+"-审核意见.docx"))
		res, err := validate.Check(r, validate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for k := range res.Findings {
			f := &res.Findings[k]
			found := false
			for said, at := range comments {
				if !strings.Contains(said, f.Code) {
					continue
				}
				p := &f.Places[0]
				switch {
				case p.Address != "":
					shown, _ := r.Shown(p.Address)
					found = found || at == shown
				case p.Block > 0 && p.End > p.Start:
					text, _ := r.Text(p.Key)
					want := text[p.Block-1].(report.Paragraph).String()[p.Start:p.End]
					found = found || strings.Trim(at, "，。；、XＸ") == strings.Trim(want, "，。；、") || strings.Contains(want, at) && at != ""
				default:
					found = true
					continue
				}
				if found {
					placed++
				}
			}
			if !found {
				t.Errorf("%s: %s at %+v: %v", file, f.Code, f.Places[0], comments)
			}
		}
		again, err := parse.Open(filepath.Join(out, string(rune('a'+i))+"-审核意见.docx"))
		if err != nil {
			t.Fatal(err)
		}
		before, err := parse.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if x, _ := report.Digest(before.Report); x == "" {
			t.Fatal("no digest")
		} else if y, _ := report.Digest(again.Report); x != y {
			t.Errorf("%s: the copy reads as another report", file)
		}
	}
	if placed < 15 {
		t.Errorf("only %d findings stand at their places", placed)
	}
	// A file that is none of Word's has its remarks beside.
	out := t.TempDir()
	annualreport(t, "check", "-annotate", out, files[0])
	if all, err := os.ReadDir(out); err != nil || len(all) != 1 || !strings.HasSuffix(all[0].Name(), ".md") {
		t.Errorf("%v %v", all, err)
	}
}

// write writes a report to be read.
func write(t *testing.T, r *report.Report) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.yaml")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := report.WriteYAML(f, r); err != nil {
		t.Fatal(err)
	}
	return file
}
