package docx

import (
	"fmt"
	"strings"

	"github.com/govdisclosure/annualreport/render"
)

// coreProperties returns the content of docProps/core.xml. It holds what the
// report says and no more: no clock, no program, no user.
func coreProperties(m render.Meta) (string, error) {
	date := ""
	if !m.Date.IsZero() {
		date = m.Date.UTC().Format("2006-01-02T15:04:05Z")
	}
	var b []byte
	for _, p := range [...]struct{ name, attributes, value string }{
		{"dc:title", "", m.Title},
		{"dc:subject", "", m.Subject},
		{"dc:creator", "", m.Author},
		{"cp:keywords", "", strings.Join(m.Keywords, "；")},
		{"cp:lastModifiedBy", "", m.Author},
		{"dcterms:created", ` xsi:type="dcterms:W3CDTF"`, date},
		{"dcterms:modified", ` xsi:type="dcterms:W3CDTF"`, date},
		{"dc:language", "", m.Language},
	} {
		if p.value == "" {
			continue
		}
		b = append(b, "<"+p.name+p.attributes+">"...)
		var err error
		if b, err = appendText(b, p.value); err != nil {
			return "", fmt.Errorf("property %s: %w", p.name, err)
		}
		b = append(b, "</"+p.name+">"...)
	}
	return string(b), nil
}
