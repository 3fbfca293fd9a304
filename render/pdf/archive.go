package pdf

import (
	"fmt"
	"sync"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/pdf/internal/pdffile"
)

// profile is made once.
var profile = sync.OnceValue(srgb)

// archive adds to a file what ISO 19005-3 (PDF/A-3) asks for beside fonts that are
// embedded: the document's data as XMP, and what its colours mean. A viewer shows the
// title, not the file's name, in its window, as ISO 14289-1 wants it.
func archive(file *pdffile.File, m render.Meta, l level) error {
	colours := file.AddStream("/N 3 ", profile())
	intent := file.Add(fmt.Appendf(nil, "<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "+
		"/RegistryName (http://www.color.org) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>", colours))
	data := file.AddWritten("/Type /Metadata /Subtype /XML", metadata(m, l))
	return file.AddEntries(file.Root(), fmt.Sprintf("/Metadata %d 0 R\n/OutputIntents [%d 0 R]\n/ViewerPreferences <</DisplayDocTitle true>>\n", data, intent))
}
