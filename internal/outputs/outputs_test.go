package outputs

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
)

// Names and endings are each given once, and every format writes a report.
func TestFormats(t *testing.T) {
	r := &report.Report{Office: "某局", Year: 2024}
	names, endings := map[string]bool{}, map[string]bool{}
	for _, f := range every() {
		if names[f.Name] || endings[f.Ending] || !strings.HasPrefix(f.Ending, ".") || f.Title.ZH == "" || f.Title.EN == "" {
			t.Errorf("%+v", f)
		}
		names[f.Name], endings[f.Ending] = true, true
		all, err := new(Own).For(t.Context(), f)
		if err != nil || len(all) != 1 {
			t.Fatalf("%s: %v", f.Name, err)
		}
		var b bytes.Buffer
		if err := all[0].Render(&b, r); err != nil || b.Len() == 0 {
			t.Errorf("%s: %d bytes, %v", f.Name, b.Len(), err)
		}
		got, err := ByEnding("a.b/报告" + strings.ToUpper(f.Ending))
		if err != nil || got.Name != f.Name {
			t.Errorf("%s: by its ending %s, %v", f.Name, got.Name, err)
		}
	}
	all, usual := Names()
	for _, name := range []string{"docx", "pdf", "md"} {
		if !slices.Contains(usual, name) {
			t.Errorf("%s is not made by itself", name)
		}
	}
	if len(usual) > len(all) {
		t.Errorf("%v, %v", all, usual)
	}
}

func TestByNames(t *testing.T) {
	formats, err := ByNames("PDF, docx,pdf")
	if err != nil || len(formats) != 2 || formats[0].Name != "pdf" || formats[1].Name != "docx" {
		t.Errorf("%v, %v", formats, err)
	}
	for _, list := range []string{"", "docx,", "xls", "yaml"} {
		var unknown *UnknownError
		if _, err := ByNames(list); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", list, err)
		}
	}
	for _, name := range []string{"", "docx", "a.doc", "a.docx.bak"} {
		var unknown *UnknownError
		if _, err := ByEnding(name); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// What an office has and what cannot be used of it.
func TestOwn(t *testing.T) {
	formats, err := ByNames("docx,pdf")
	if err != nil {
		t.Fatal(err)
	}
	for text, o := range map[string]Own{
		"nowhere":   {Settings: settings.Settings{FontFolders: []string{"nowhere"}}},
		"no face":   {Settings: settings.Settings{FontFolders: []string{t.TempDir()}}},
		"none.docx": {Settings: settings.Settings{Template: "none.docx"}},
	} {
		if _, err := o.For(t.Context(), formats...); err == nil || !strings.Contains(err.Error(), text) {
			t.Errorf("%s: %v", text, err)
		}
	}
	o := Own{Settings: settings.Settings{Template: "../../testdata/forms/template.docx"}}
	if _, err := o.For(t.Context(), formats...); err != nil {
		t.Error(err)
	}
	o.Settings.FontFolders = []string{"none"}
	var gone *os.PathError
	if _, err := o.For(t.Context(), formats...); !errors.As(err, &gone) {
		t.Errorf("%v", err)
	}
}
