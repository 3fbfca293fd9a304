package docx

import (
	"fmt"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/render"
)

// SourceNamespace is the namespace of the custom XML part that carries the
// report in machine-readable form; see the package comment. It also stands in
// template/customXml/itemProps1.xml.
const SourceNamespace = embed.Namespace

const relationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// sourceXML returns the part that carries the report, with the place for the digest of
// the file.
func sourceXML(src render.Source) ([]byte, error) {
	b := append(make([]byte, 0, len(src.JSON)*9/8+512), xmlHeader+`<report xmlns="`+SourceNamespace+`" mediaType="application/json" digest="`...)
	b, err := appendAttribute(b, src.Digest)
	if err != nil {
		return nil, fmt.Errorf("source: digest: %w", err)
	}
	b = append(append(append(b, '"'), embed.WordAttribute()...), '>')
	if b, err = appendText(b, string(src.JSON)); err != nil {
		return nil, fmt.Errorf("source: %w", err)
	}
	return append(b, `</report>`...), nil
}
