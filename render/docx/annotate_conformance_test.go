//go:build conformance

package docx_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/render/docx"
)

// anchoredIn is an independent reader of comments: what is said, and at which text.
const anchoredIn = `
import json, sys, zipfile
from xml.etree import ElementTree as ET
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
z = zipfile.ZipFile(sys.argv[1])
said = {}
for c in ET.fromstring(z.read("word/comments.xml")).iter(W + "comment"):
    said[c.get(W + "id")] = "\n".join("".join(t.text or "" for t in p.iter(W + "t")) for p in c.iter(W + "p"))
at, open_ = {}, set()
for e in ET.fromstring(z.read("word/document.xml")).iter():
    if e.tag == W + "commentRangeStart":
        open_.add(e.get(W + "id")); at[e.get(W + "id")] = ""
    elif e.tag == W + "commentRangeEnd":
        open_.discard(e.get(W + "id"))
    elif e.tag == W + "t":
        for i in open_:
            at[i] += e.text or ""
references = [e.get(W + "id") for e in ET.fromstring(z.read("word/document.xml")).iter(W + "commentReference")]
json.dump({"said": said, "at": at, "references": references}, sys.stdout)
`

// TestOthersReadRemarks: an independent reader finds each remark at its text; the parts are
// valid by the schemas of Open XML where they were; LibreOffice shows them.
func TestOthersReadRemarks(t *testing.T) {
	schemas := os.Getenv("ANNUALREPORT_SCHEMAS")
	if schemas == "" {
		t.Fatal("ANNUALREPORT_SCHEMAS names no folder of schemas")
	}
	valid := func(file string) error {
		out, err := exec.Command("xmllint", "--noout", "--schema", filepath.Join(schemas, "ooxml", "wml.xsd"), file).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%s", out)
		}
		return nil
	}
	dir := t.TempDir()
	script := filepath.Join(dir, "anchored.py")
	if err := os.WriteFile(script, []byte(anchoredIn), 0o644); err != nil {
		t.Fatal(err)
	}
	checked := 0
	for name, original := range wordFiles(t) {
		document := part(t, original, "word/document.xml")
		var remarks []docx.Remark
		var want []string
		for i, s := range stretches(t, document) {
			if i%7 == 0 && !strings.ContainsAny(string(document[s.start:s.end]), "&<") {
				remarks = append(remarks, docx.Remark{At: docx.Place{Start: s.start, End: s.end}, Text: fmt.Sprintf("第%d处", i)})
				want = append(want, s.text)
			}
		}
		var out bytes.Buffer
		if err := docx.Annotate(&out, original, remarks); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		data, err := exec.Command("/usr/bin/python3", script, file).Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got struct {
			Said, At   map[string]string
			References []string
		}
		if err := json.Unmarshal(data, &got); err != nil {
			t.Fatal(err)
		}
		next := len(got.Said) - len(remarks)
		for i, r := range remarks {
			id := ""
			for k, said := range got.Said {
				if said == r.Text && atoi(k) >= next {
					id = k
				}
			}
			if got.At[id] != want[i] || !strings.Contains(strings.Join(got.References, " "), id) {
				t.Errorf("%s: %q stands at %q, not %q", name, r.Text, got.At[id], want[i])
			}
		}
		for _, p := range []string{"word/document.xml", "word/comments.xml"} {
			before, after := filepath.Join(dir, "before.xml"), filepath.Join(dir, "after.xml")
			was := part(t, original, p)
			if err := os.WriteFile(before, was, 0o644); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(after, part(t, out.Bytes(), p), 0o644); err != nil {
				t.Fatal(err)
			}
			if was != nil && valid(before) != nil {
				continue // it was not valid before
			}
			checked++
			if err := valid(after); err != nil {
				t.Errorf("%s %s: %v", name, p, err)
			}
		}
	}
	if checked < 15 {
		t.Errorf("only %d parts could be checked", checked)
	}
}
