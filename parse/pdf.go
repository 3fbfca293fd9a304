package parse

import (
	"errors"
	"fmt"
	"strings"
)

// sourceName is the name of the attached file in which a PDF of ours carries the
// report; package render/pdf lays it down.
const sourceName = "report.json"

// readPDF reads a PDF that carries a report as an attached file (ISO 32000-1 clause
// 7.11.4). The page itself is not read: what a PDF shows is glyphs at places, and to
// make text of them is the work of a program of its own, whose text this package
// reads as any other.
func (rc *recogniser) readPDF(data []byte) error {
	f := &pdfFile{b: rc.budget, data: data, objects: map[int]any{}}
	if err := f.open(); err != nil {
		return fmt.Errorf("the PDF is damaged: %w", err)
	}
	if f.trailer["Encrypt"] != nil {
		return &ShapeError{"an encrypted PDF", "print or save it without a password, or make text of it with pdftotext -layout"}
	}
	attached, digest, err := f.attached(sourceName)
	if err != nil {
		return err
	}
	if attached == nil {
		return &ShapeError{"a PDF that carries no " + sourceName, "make text of it with pdftotext -layout, and read that"}
	}
	if !strings.HasPrefix(digest, "sha256:") {
		digest = ""
	}
	rc.takeReport(attached, digest)
	if rc.own == nil {
		return errors.New("the report that the PDF carries cannot be used: " + rc.diags[len(rc.diags)-1].Quote)
	}
	rc.report = rc.own.report
	rc.diagnose(CarriedUnseen, Diagnostic{Quote: sourceName})
	return nil
}

// attached returns the attached file with the name, and the description that stands
// beside it; nil where there is none.
func (f *pdfFile) attached(name string) (data []byte, description string, err error) {
	root := f.dict(f.trailer["Root"])
	names := f.dict(f.dict(root["Names"])["EmbeddedFiles"])
	var found pdfDict
	var walk func(node pdfDict, depth int) error
	walk = func(node pdfDict, depth int) error {
		if err := f.b.depth(depth); err != nil {
			return err
		}
		if err := f.b.alive(); err != nil {
			return err
		}
		pairs := f.array(node["Names"])
		for i := 0; i+1 < len(pairs) && found == nil; i += 2 {
			spec := f.dict(pairs[i+1])
			for _, key := range []string{"UF", "F"} {
				if s, ok := f.resolve(spec[key]).(string); ok && pdfText(s) == name && f.dict(spec["EF"]) != nil {
					found = spec
				}
			}
		}
		for _, kid := range f.array(node["Kids"]) {
			if found != nil {
				break
			}
			if err := f.b.addBlock(); err != nil {
				return err
			}
			if err := walk(f.dict(kid), depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	if err := walk(names, 0); err != nil || found == nil {
		return nil, "", err
	}
	files := f.dict(found["EF"])
	for _, key := range []string{"F", "UF"} {
		if s, ok := f.resolve(files[key]).(pdfStream); ok {
			data, err := f.unpack(s)
			desc, _ := f.resolve(found["Desc"]).(string)
			return data, pdfText(desc), err
		}
	}
	return nil, "", nil
}
