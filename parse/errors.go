package parse

import (
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/tables"
)

// ShapeError is a file of no shape that is read: Found says what the file seems to be,
// and Advice, which may be "", how to make something readable of it.
type ShapeError = doc.ShapeError

// EditionError is a document whose tables follow another edition of the form than the
// one that is read. Its figures count other things, so none is taken.
type EditionError = tables.EditionError
