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
	XLSX     Shape = "xlsx" // an intake of package render/xlsx
	OFD      Shape = "ofd"
)
