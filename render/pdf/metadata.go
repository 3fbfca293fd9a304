package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"github.com/govdisclosure/annualreport/render"
)

// producer names this library in the document's data.
const producer = "github.com/govdisclosure/annualreport"

// level is what a file conforms to.
type level struct {
	part        int    // of ISO 19005
	conformance string // A: tagged; U: every character has its Unicode
	universal   bool   // ISO 14289-1 too, for readers who do not see the page
}

// metadata returns the document's data as an XMP packet (ISO 16684-1), with what the
// file conforms to (ISO 19005-3 clause 6.6, ISO 14289-1 clause 5). It says the same as
// the information dictionary.
func metadata(m render.Meta, l level) []byte {
	x := packet{}
	x.raw("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" " +
		"xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"")
	if l.universal {
		x.raw(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"")
	}
	x.raw(">\n")
	x.property("dc:format", "application/pdf")
	x.list("dc:title", "rdf:Alt", " xml:lang=\"x-default\"", m.Title)
	x.list("dc:creator", "rdf:Seq", "", m.Author)
	x.list("dc:description", "rdf:Alt", " xml:lang=\"x-default\"", m.Subject)
	x.list("dc:subject", "rdf:Bag", "", m.Keywords...)
	x.list("dc:language", "rdf:Bag", "", m.Language)
	x.property("pdf:Keywords", keywords(m))
	x.property("pdf:Producer", producer)
	if !m.Date.IsZero() {
		date := m.Date.UTC().Format(time.RFC3339)
		x.list("dc:date", "rdf:Seq", "", date)
		x.property("xmp:CreateDate", date)
		x.property("xmp:ModifyDate", date)
	}
	x.property("pdfaid:part", fmt.Sprint(l.part))
	x.property("pdfaid:conformance", l.conformance)
	if l.universal {
		x.property("pdfuaid:part", "1")
	}
	x.raw("</rdf:Description>\n")
	if l.universal {
		x.raw(universalSchema)
	}
	x.raw("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return []byte(x.String())
}

// universalSchema describes the property by which a file says that it conforms to ISO
// 14289-1: one that ISO 19005-3 does not know itself has to be described (clause
// 6.6.2.3.3).
const universalSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ` +
	`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

// keywords returns the keywords as the information dictionary has them.
func keywords(m render.Meta) string { return strings.Join(m.Keywords, ", ") }

// packet is an XMP packet that is being written.
type packet struct{ strings.Builder }

func (x *packet) raw(s string) { x.WriteString(s) }

func (x *packet) text(s string) {
	_ = xml.EscapeText(&x.Builder, []byte(s)) // a Builder takes everything
}

// property writes a property of one value; none where it is empty.
func (x *packet) property(name, value string) {
	if value == "" {
		return
	}
	x.raw("<" + name + ">")
	x.text(value)
	x.raw("</" + name + ">\n")
}

// list writes a property of several values, in a container of RDF; those that are empty
// are left out.
func (x *packet) list(name, container, attributes string, values ...string) {
	open := false
	for _, v := range values {
		if v == "" {
			continue
		}
		if !open {
			open = true
			x.raw("<" + name + "><" + container + ">")
		}
		x.raw("<rdf:li" + attributes + ">")
		x.text(v)
		x.raw("</rdf:li>")
	}
	if open {
		x.raw("</" + container + "></" + name + ">\n")
	}
}
