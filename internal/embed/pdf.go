package embed

import (
	"bytes"
	"errors"
	"hash"
)

// Attachment is the name of the attached file in which a PDF carries the report as JSON.
const Attachment = "report.json"

// A PDF carries its digest in an entry of the trailer, or of the cross-reference stream
// that stands for it. Names that begin with XX are for private use (ISO 32000-1 annex E);
// PDF/A allows them. It stands behind all objects, and the digest is over what comes behind
// it too: whatever is saved there, as programs do that edit a file or seal it (clause
// 7.5.6), is a change.
const pdfKey = "/XXAnnualReportDigest <"

// PDFEntry returns the entry of the trailer, with the hole in it.
func PDFEntry() string { return pdfKey + hole + ">" }

// SealPDF writes the digest into the end of a file, which holds [PDFEntry]; h is a
// SHA-256 that has taken all of the file before it.
func SealPDF(h hash.Hash, end []byte) error {
	at, ok := holeBehind(end, bytes.LastIndex(end, []byte(pdfKey)), pdfKey)
	if !ok {
		return errors.New("the trailer has no place for the digest of the file")
	}
	fill(h, end, at)
	return nil
}

// CheckPDF compares a file with the digest in it.
func CheckPDF(file []byte) State {
	mark := bytes.LastIndex(file, []byte(pdfKey))
	at, ok := holeBehind(file, mark, pdfKey)
	switch {
	case ok:
		return check(file, at)
	case bytes.Contains(file, []byte(pdfKey[:len(pdfKey)-len(" <")])):
		return Differs // the file was written anew
	}
	return None
}
