package docx

import (
	"fmt"

	"github.com/govdisclosure/annualreport/render"
)

// SourceNamespace is the namespace of the custom XML part that carries the
// report in machine-readable form; see the package comment. It also stands in
// template/customXml/itemProps1.xml.
const SourceNamespace = "https://github.com/govdisclosure/annualreport/source/1"

const relationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// sourceXML returns the part that carries the report.
func sourceXML(src render.Source) (string, error) {
	b := append(make([]byte, 0, len(src.JSON)*9/8+512), xmlHeader+`<report xmlns="`+SourceNamespace+`" mediaType="application/json" digest="`...)
	b, err := appendAttribute(b, src.Digest)
	if err != nil {
		return "", fmt.Errorf("source: digest: %w", err)
	}
	b = append(b, `">`...)
	if b, err = appendText(b, string(src.JSON)); err != nil {
		return "", fmt.Errorf("source: %w", err)
	}
	return string(append(b, `</report>`...)), nil
}
