package parse_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/render/ofd"
	"github.com/govdisclosure/annualreport/report"
)

// inArchive changes the parts of an archive whose names end so.
func inArchive(t testing.TB, file []byte, name string, change func(string) string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, name) {
			data = []byte(change(string(data)))
		}
		to, err := w.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestChangedOFD: what somebody changed on a page of an OFD file is read as the page shows
// it, and said; packing the file anew changes nothing.
func TestChangedOFD(t *testing.T) {
	r := samples(t)["zibo-guodong-2024"]
	file := written(t, ofd.Renderer{}.Render, r)
	read := func(file []byte) *parse.Result {
		res, err := parse.Read("", bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		return res
	}
	if res := read(file); res.Shape != parse.OFD || len(res.Diagnostics) > 0 {
		t.Errorf("%s: %s", res.Shape, describe(res))
	}
	if res := read(inArchive(t, file, "", func(s string) string { return s })); len(res.Diagnostics) > 0 {
		t.Errorf("packed anew: %s", describe(res))
	}
	changed := 0
	res := read(inArchive(t, file, "Content.xml", func(s string) string {
		changed += strings.Count(s, "培训")
		return strings.ReplaceAll(s, "培训", "训练")
	}))
	if changed == 0 {
		t.Fatal("nothing was changed")
	}
	changedFile(t, res)
	text := func(r *report.Report) string {
		var b strings.Builder
		if err := report.WriteYAML(&b, r); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if got := text(res.Report); !strings.Contains(got, "训练") || strings.Contains(got, "培训") {
		t.Error("the change is not read")
	}
	if len(res.Diagnostics) == 0 {
		t.Errorf("the change is not said: %s", describe(res))
	}
}

// TestDamagedOFD: whatever is wrong with a file is said, and nothing is read of it that is
// not there.
func TestDamagedOFD(t *testing.T) {
	file := written(t, ofd.Renderer{OmitSource: true}.Render, samples(t)["zibo-guodong-2024"])
	for _, c := range []struct {
		name, part string
		change     func(string) string
	}{
		{"no document", "OFD.xml", func(s string) string { return strings.Replace(s, "Document.xml", "Other.xml", 1) }},
		{"no page", "Document.xml", func(s string) string { return strings.Replace(s, "Page_1", "Page_9", 1) }},
		{"no XML", "Content.xml", func(s string) string { return s[:len(s)/2] }},
		{"no size", "Content.xml", func(s string) string { return strings.Replace(s, `Size="`, `Size="x`, 1) }},
		{"a number without end", "Content.xml", func(s string) string { return strings.Replace(s, `Size="`, `Size="1e300`, 1) }},
		{"distances cut short", "Content.xml", func(s string) string { return strings.Replace(s, `DeltaX="`, `DeltaX="g 3" Was="`, 1) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := parse.Read("a.ofd", bytes.NewReader(inArchive(t, file, c.part, c.change)))
			if err == nil || !strings.Contains(err.Error(), "parse.damaged_ofd") {
				t.Errorf("got %v", err)
			}
		})
	}
	many := inArchive(t, file, "Content.xml", func(s string) string { return strings.ReplaceAll(s, `DeltaX="`, `DeltaX="g 2000000000 1 `) })
	if _, err := parse.Read("a.ofd", bytes.NewReader(many)); err != nil && strings.Contains(err.Error(), "limit.exceeded") {
		t.Errorf("distances that no character has count: %v", err)
	}
}

// FuzzOFDPage reads pages of all kinds.
func FuzzOFDPage(f *testing.F) {
	f.Add(`<Page><Content><Layer><TextObject Boundary="10 10 90 9" Size="5" CTM="0.9 0 0 1 0 0"><TextCode X="0" Y="5" DeltaX="g 3 5">某局报告</TextCode></TextObject>` +
		`<PathObject Boundary="10 30 90 0.1"/><ImageObject Boundary="0 0 9 9"/></Layer></Content></Page>`)
	f.Add(`<TextObject Boundary="1 1 1 1" Size="-1"><TextCode>1</TextCode><TextCode DeltaX="g 1">2`)
	f.Fuzz(func(t *testing.T, content string) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, p := range [][2]string{{"OFD.xml", "<OFD><DocBody><DocRoot>D/Document.xml</DocRoot></DocBody></OFD>"},
			{"D/Document.xml", `<Document><Pages><Page BaseLoc="a.xml"/></Pages></Document>`}, {"D/a.xml", content}} {
			to, err := w.Create(p[0])
			if err == nil {
				_, err = io.WriteString(to, p[1])
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if res, err := parse.Read("a.ofd", bytes.NewReader(b.Bytes())); err == nil && res.Report == nil {
			t.Error("neither a report nor an error")
		}
	})
}
