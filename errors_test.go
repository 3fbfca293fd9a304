package annualreport_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"go/ast"
	"io"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/desk"
	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/chart"
	"github.com/govdisclosure/annualreport/render/docx"
	"github.com/govdisclosure/annualreport/render/font"
	"github.com/govdisclosure/annualreport/render/html"
	"github.com/govdisclosure/annualreport/render/layout"
	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/render/xlsx"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
	"github.com/govdisclosure/annualreport/validate"
)

// second is the error of a function that returns something beside it.
func second[T any](_ T, err error) error { return err }

// errorsOfTypes returns an error for every exported type of errors, by its name: what a
// user's mistake gives, and its place.
func errorsOfTypes(t *testing.T) map[string]struct {
	err   error
	as    func(error) bool
	code  string
	place report.Place
} {
	type of = struct {
		err   error
		as    func(error) bool
		code  string
		place report.Place
	}
	read := func(text string) error {
		return second(report.Reader{Name: "a.yaml"}.Read(strings.NewReader(text)))
	}
	small := &report.Report{Office: "某局", Year: 2024}
	large := &report.Report{Office: "某局", Year: 2024}
	large.Requests.New.Individual = report.N(report.MaxCount)
	wrong := &report.Report{Office: "某局", Year: 2024}
	wrong.ZeroBlanks()
	wrong.Disputes.Reconsideration.Upheld = report.N(2)
	wrong.Stated.Figures = map[report.Address]string{"disputes.reconsideration.total": "3"}
	other := &report.Report{Office: "某局", Year: 2025}
	changes, err := report.Diff(small, other)
	if err != nil {
		t.Fatal(err)
	}
	template, err := docx.ParseTemplate(wordOf(t, "<w:p><w:r><w:t>{{机关名称}}</w:t></w:r></w:p>"), docx.TemplateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	odd := &report.Report{Office: "某局", Year: 2024, Overview: report.Plain("甲😀乙")}
	inCell := &report.Report{Office: "某局", Year: 2024, Stated: report.Stated{Figures: map[report.Address]string{"requests.new.individual": "😀"}}}
	return map[string]of{
		"report.Failure":  {wrong.Validate(), is[*report.Failure], "failure.identity", report.Place{Address: "disputes.reconsideration.total"}},
		"report.Failures": {(&report.Report{Year: 2024, Office: "甲\x00"}).WellFormed(), is[report.Failures], "failure.character", report.Place{Key: "office", Character: 2}},
		"report.InputError": {read("office: 某局\nyear: 2024\nrequests:\n  new: {individual: -2}\n"), is[*report.InputError], "report.count",
			report.Place{File: "a.yaml", Line: 4, Column: 21, Address: "requests.new.individual"}},
		"report.InputErrors": {read("office: 某局\nyear: 2024\noverveiw: 甲\n"), is[report.InputErrors], "input.unknown_key",
			report.Place{File: "a.yaml", Line: 3, Column: 1, Key: "overveiw"}},
		"report.UnknownEditionError": {read("edition: \"1999\"\noffice: 某局\nyear: 2024\n"), is[*report.UnknownEditionError], "report.edition",
			report.Place{File: "a.yaml", Line: 1, Column: 10, Key: "edition"}},
		"report.SumError":      {second(report.Sum(large, large)), is[*report.SumError], "report.sum_large", report.Place{Address: "requests.new.individual"}},
		"report.ConflictError": {second(changes.Apply(other)), is[*report.ConflictError], "report.conflict", report.Place{Key: "year"}},
		"report.LimitError":    {second(report.Reader{MaxBytes: 3}.Read(strings.NewReader("office: 某局"))), is[*report.LimitError], "limit.exceeded", report.Place{}},
		"validate.LimitError":  {second(validate.Check(wrong, validate.Options{Limits: validate.Limits{Findings: 1}})), is[*validate.LimitError], "limit.exceeded", report.Place{}},
		"parse.LimitError":     {second(parse.Options{Limits: parse.Limits{Bytes: 3}}.Read("", strings.NewReader("office: 某局"))), is[*parse.LimitError], "limit.exceeded", report.Place{}},
		"parse.ShapeError":     {second(parse.Read("a.rtf", strings.NewReader(`{\rtf1}`))), is[*parse.ShapeError], "shape.rtf", report.Place{}},
		"docx.LimitError":      {second(docx.ParseTemplate(wordOf(t, ""), docx.TemplateOptions{Limits: docx.Limits{Parts: 1}})), is[*docx.LimitError], "docx.parts", report.Place{}},
		"docx.UnplacedError":   {template.Render(io.Discard, &report.Report{Office: "某局", Year: 2024, Overview: report.Plain("甲")}), is[*docx.UnplacedError], "docx.unplaced", report.Place{Key: "year"}},
		"docx.UnsafeError":     {second(docx.ParseTemplate(wordOf(t, `<w:p><w:r><w:instrText>DDEAUTO a b</w:instrText></w:r></w:p><w:p><w:fldSimple w:instr="DDEAUTO a b"/></w:p>`), docx.TemplateOptions{})), is[*docx.UnsafeError], "docx.unsafe", report.Place{}},
		"font.MissingError":    {third(font.Chain{}.Find('甲')), is[*font.MissingError], "font.missing", report.Place{}},
		"layout.MissingError":  {pdf.Renderer{}.Render(io.Discard, odd), is[*layout.MissingError], "layout.missing", report.Place{Key: "overview"}},
		"layout.MissingError in a cell": {pdf.Renderer{}.Render(io.Discard, inCell), is[*layout.MissingError], "layout.missing",
			report.Place{Address: "requests.new.individual"}},
		"settings.Error": {second(settings.Read(context.Background(), "s.yaml", strings.NewReader("off:\n- rule: XXX999\n"))), is[*settings.Error], "settings.invalid",
			report.Place{File: "s.yaml", Line: 2, Key: "off[1]"}},
	}
}

func third[S, T any](_ S, _ T, err error) error { return err }

func is[T error](err error) bool {
	var e T
	return errors.As(err, &e)
}

// TestEveryErrorSpeaks: every exported type of errors is reached by errors.As, has a code
// and a place, and says itself in Chinese, unless English is asked for.
func TestEveryErrorSpeaks(t *testing.T) {
	code := regexp.MustCompile(` \[[a-z]+\.[a-z0-9_]+\]`)
	for name, tc := range errorsOfTypes(t) {
		if tc.err == nil || !tc.as(tc.err) {
			t.Errorf("%s: %v is none", name, tc.err)
			continue
		}
		if got := report.CodeOf(tc.err); got != tc.code {
			t.Errorf("%s: the code is %q, want %q (%v)", name, got, tc.code, tc.err)
		}
		if got := report.PlaceOf(tc.err); got != tc.place {
			t.Errorf("%s: the place is %+v, want %+v", name, got, tc.place)
		}
		zh, en := report.Message(tc.err, language.Chinese), report.Message(tc.err, language.English)
		for _, tag := range []language.Tag{language.Und, language.French, {}} {
			if got := report.Message(tc.err, tag); got != zh {
				t.Errorf("%s: %v is given %q, not Chinese", name, tag, got)
			}
		}
		if !strings.ContainsFunc(zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || zh == en || en == "" || code.MatchString(zh+en) {
			t.Errorf("%s says %q and %q", name, zh, en)
		}
		if !strings.Contains(tc.err.Error(), "["+tc.code+"]") {
			t.Errorf("%s: Error says %q, without its code", name, tc.err)
		}
		t.Logf("%s: %s | %s", name, zh, en)
	}
}

// TestEveryErrorIsTried: no exported type of errors is missing in the list, but those that
// no input gives on purpose.
func TestEveryErrorIsTried(t *testing.T) {
	tried := errorsOfTypes(t)
	apart := []string{"parse.InternalError", "parse.EditionError"} // tried in package parse
	n := 0
	goFiles(t, func(path string, file *ast.File) {
		dir := filepath.ToSlash(filepath.Dir(path))
		if strings.Contains(dir, "internal") || strings.HasPrefix(dir, "cmd") || strings.HasPrefix(dir, "examples") {
			return
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Name.Name != "Error" || f.Recv == nil {
				continue
			}
			typ := f.Recv.List[0].Type
			if star, ok := typ.(*ast.StarExpr); ok {
				typ = star.X
			}
			name := file.Name.Name + "." + typ.(*ast.Ident).Name
			if !ast.IsExported(typ.(*ast.Ident).Name) || slices.Contains(apart, name) {
				continue
			}
			n++
			if _, ok := tried[name]; !ok {
				t.Errorf("%s is not among the errors of this test", name)
			}
		}
	})
	if n < 8 {
		t.Errorf("only %d types", n)
	}
}

// What is empty, damaged or no font says so by a code, too.
func TestUntypedErrorsSpeak(t *testing.T) {
	for name, tc := range map[string]struct {
		err  error
		code string
	}{
		"an empty file":                         {second(parse.Read("a", strings.NewReader(" \n"))), "input.empty"},
		"an empty file of data":                 {second(report.ReadYAML(strings.NewReader(""))), "input.empty"},
		"a damaged Word file":                   {second(parse.Read("a.docx", strings.NewReader("PK\x03\x04..."))), "parse.damaged_word"},
		"a damaged PDF":                         {second(parse.Read("a.pdf", strings.NewReader("%PDF-1.7\n"))), "parse.damaged_pdf"},
		"no font":                               {second(font.Parse([]byte("not a font at all"))), "font.not_font"},
		"no report":                             {second(validate.Check(nil, validate.Options{})), "report.none"},
		"a rule that is none":                   {second(validate.Check(&report.Report{}, validate.Options{Rules: []*validate.Rule{{}}})), "options.rule"},
		"a page of no lines":                    {pdf.Renderer{Page: layout.Page{Lines: -1}}.Render(io.Discard, &report.Report{Office: "某局", Year: 2024}), "layout.lines"},
		"no such file":                          {second(report.Open("nowhere.yaml")), "system.missing"},
		"no address":                            {(&report.Report{}).Set("requests.nowhere", report.N(1)), "report.no_cell"},
		"a sheet of no form":                    {second(parse.Read("a.xlsx", bytes.NewReader(zipOf(t, map[string]string{"[Content_Types].xml": "<a/>", "xl/_rels/workbook.xml.rels": "<a/>", "xl/workbook.xml": "<a/>"})))), "shape.workbook"},
		"a link that runs":                      {html.Renderer{Downloads: []html.Download{{URL: "javascript:a", Label: "甲"}}}.Render(io.Discard, &report.Report{Office: "某局", Year: 2024}), "html.scheme"},
		"a roll-up of no name":                  {second(desk.RollUp(desk.Office{}, 2024, nil)), "desk.no_name"},
		"reports of last year that are too few": {second(likeness.Find(context.Background(), []*report.Report{nil, nil}, []*report.Report{nil}, likeness.Options{})), "likeness.last_year"},
		"a chart of years that are none":        {chart.Renderer{Earlier: []*report.Report{{Year: 2025}}}.Render(io.Discard, &report.Report{Office: "某局", Year: 2024}), "chart.earlier"},
		"a roll-up of two editions":             {(&xlsx.RollUp{Rows: []xlsx.Row{{Name: "甲", Report: &report.Report{Office: "某局", Year: 2019, Format: report.Edition2019()}}}}).Write(io.Discard), "xlsx.edition"},
		"remarks for no Word file":              {docx.Annotate(io.Discard, []byte("x"), nil), "docx.not_docx"},
		"no place in no Word file":              {second(docx.Locate(context.Background(), []byte("x"), &report.Report{}, docx.Limits{})), "docx.not_docx"},
		"a table with a hole":                   {second((&render.Table{Name: "甲", Columns: []float64{1}, Rows: make([]render.Row, 1)}).Grid()), "table.hole"},
		"a template that is none":               {second(docx.ParseTemplate([]byte("x"), docx.TemplateOptions{})), "docx.not_docx"},
	} {
		zh, en := report.Message(tc.err, language.Und), report.Message(tc.err, language.English)
		if report.CodeOf(tc.err) != tc.code || zh == en || !strings.ContainsFunc(zh, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			t.Errorf("%s: %v: code %q, %q and %q", name, tc.err, report.CodeOf(tc.err), zh, en)
		}
	}
}

// wordOf makes a Word file of what its body holds.
func wordOf(t *testing.T, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := (docx.Renderer{OmitSource: true}).Render(&b, &report.Report{Office: "某局", Year: 2024}); err != nil {
		t.Fatal(err)
	}
	return replacePart(t, b.Bytes(), "word/document.xml", func(part string) string {
		start, end := strings.Index(part, "<w:body>")+len("<w:body>"), strings.LastIndex(part, "<w:sectPr")
		return part[:start] + body + part[end:]
	})
}

// replacePart returns a package with one part changed.
func replacePart(t *testing.T, file []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		if f.Name == name {
			data = []byte(change(string(data)))
		}
		to, err := w.Create(f.Name)
		if err == nil {
			_, err = to.Write(data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// zipOf makes a package of parts.
func zipOf(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		to, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(to, parts[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestErrorsHaveCodes: what users of public packages are told comes from the catalogue. An
// error of the standard library's may be wrapped with where it is.
func TestErrorsHaveCodes(t *testing.T) {
	apart := map[string]string{
		"report/kindpatterns.go":    "reads a file of the package itself",
		"render/font/subset.go":     "glyphs that the callers in this module choose",
		"render/font/face.go":       "glyphs that the callers in this module choose",
		"render/pdf/content.go":     "faces that the layout chose",
		"render/ofd/page.go":        "faces and glyphs that the layout chose",
		"render/font/standalone.go": "characters that the layout found in the face",
		"render/pdf/attach.go":      "what fpdf wrote", "render/pdf/paint.go": "what fpdf wrote",
	}
	seen := map[string]bool{}
	goFiles(t, func(path string, file *ast.File) {
		path = filepath.ToSlash(path)
		if dir := filepath.ToSlash(filepath.Dir(path)); strings.Contains(dir, "internal") || strings.HasPrefix(dir, "cmd") || strings.HasPrefix(dir, "examples") || strings.HasSuffix(path, "_test.go") {
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			s, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			pkg, _ := s.X.(*ast.Ident)
			if pkg == nil || !(pkg.Name == "errors" && s.Sel.Name == "New" || pkg.Name == "fmt" && s.Sel.Name == "Errorf") {
				return true
			}
			if text, ok := call.Args[0].(*ast.BasicLit); ok && strings.Contains(text.Value, "%w") {
				return true
			}
			if seen[path] = true; apart[path] == "" {
				t.Errorf("%s: an error without a code", path)
			}
			return true
		})
	})
	for path := range apart {
		if !seen[path] {
			t.Errorf("%s has no longer an error without a code", path)
		}
	}
}
