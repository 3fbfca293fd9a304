package docx

import (
	"fmt"

	"github.com/govdisclosure/annualreport/render"
)

// SourceNamespace is the namespace of the custom XML part that carries the
// report in machine-readable form; see the package comment.
const SourceNamespace = "https://github.com/govdisclosure/annualreport/source/1"

// sourceItemID names the part within its file.
const sourceItemID = "{6B0E0C8E-3C5B-5B0E-9E0A-5D1B7E1C2A01}"

const relationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// What the custom XML part adds to the relationships of the document and to the
// content types.
const (
	sourceRelation = `<Relationship Id="rIdSource" Type="` + relationshipTypes + `/customXml" Target="../customXml/item1.xml"/>`
	sourceType     = `<Override PartName="/customXml/itemProps1.xml" ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>`
)

const xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// namedPart is a part and its name in the package.
type namedPart struct{ name, text string }

// sourceParts returns the parts that carry the report; none, where there is
// none to carry.
func sourceParts(src render.Source) ([]namedPart, error) {
	if len(src.JSON) == 0 {
		return nil, nil
	}
	item := append(make([]byte, 0, len(src.JSON)*9/8+512), xmlHeader+`<report xmlns="`+SourceNamespace+`" mediaType="application/json" digest="`...)
	item, err := appendAttribute(item, src.Digest)
	if err != nil {
		return nil, fmt.Errorf("source: digest: %w", err)
	}
	item = append(item, `">`...)
	if item, err = appendText(item, string(src.JSON)); err != nil {
		return nil, fmt.Errorf("source: %w", err)
	}
	item = append(item, `</report>`...)
	return []namedPart{
		{"customXml/item1.xml", string(item)},
		{"customXml/itemProps1.xml", xmlHeader +
			`<ds:datastoreItem ds:itemID="` + sourceItemID + `" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml">` +
			`<ds:schemaRefs><ds:schemaRef ds:uri="` + SourceNamespace + `"/></ds:schemaRefs></ds:datastoreItem>`},
		{"customXml/_rels/item1.xml.rels", xmlHeader +
			`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="` + relationshipTypes + `/customXmlProps" Target="itemProps1.xml"/></Relationships>`},
	}, nil
}
