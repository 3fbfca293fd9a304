package pdf

import (
	"bytes"
	"crypto/md5"
	"errors"
	"fmt"

	"github.com/govdisclosure/annualreport/internal/embed"
	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
)

// SourceName is the name of the attached file that holds the report as JSON.
const SourceName = embed.Attachment

// attach attaches the report's data to the document as the source that it was made
// of: an embedded file (ISO 32000-1 clause 7.11.4) with the relationship that ISO
// 32000-2 clause 7.11.3 and PDF/A-3 name. fpdf can attach files too, but its outline
// then points to the wrong pages, and it can say neither name nor relationship. A file
// that carries its report carries a digest over itself too.
func attach(file *pdffile.File, source render.Source) error {
	if len(source.JSON) == 0 {
		return nil
	}
	data := file.AddStream(fmt.Sprintf("/Type /EmbeddedFile /Subtype /application#2Fjson /Params <</Size %d /CheckSum <%x>>> ",
		len(source.JSON), md5.Sum(source.JSON)), source.JSON)
	specification := file.Add(fmt.Appendf(nil, "<</Type /Filespec /F (%[1]s) /UF (%[1]s) /Desc (%[2]s) /AFRelationship /Source "+
		"/EF <</F %[3]d 0 R /UF %[3]d 0 R>>>>", SourceName, source.Digest, data))
	catalog, err := file.Object(file.Root())
	if err != nil {
		return err
	}
	empty := []byte("/EmbeddedFiles << /Names [\n  \n] >>\n>>\n")
	if !bytes.Contains(catalog, empty) {
		return errors.New("the catalog holds no empty list of attached files")
	}
	list := fmt.Appendf(nil, "/EmbeddedFiles <</Names [(%s) %d 0 R]>>\n>>\n/AF [%[2]d 0 R]\n", SourceName, specification)
	file.Sealed = true
	return file.Replace(file.Root(), bytes.Replace(catalog, empty, list, 1))
}
