package parse

// Shape is a sort of document.
type Shape string

const (
	HTML     Shape = "html"
	DOCX     Shape = "docx"
	Markdown Shape = "markdown"
	Text     Shape = "text"
	JSON     Shape = "json"
	YAML     Shape = "yaml"
	PDF      Shape = "pdf"
)

// ShapeError is a file of no shape that is read: Found says what the file seems to be,
// and Advice, which may be "", how to make something readable of it.
type ShapeError = shapeError
