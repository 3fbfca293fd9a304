package report

// node is a value of a JSON or YAML file, with its place: what both readers give
// and both writers take, so that the model is decoded and encoded once.
type node struct {
	kind nodeKind
	// text is the value of a string, a number exactly as written, or "true" and
	// "false".
	text string
	// plain says that a scalar of YAML stood without quotation marks, so that what
	// looks like a number may have been meant as text.
	plain        bool
	items        []node // of a list
	pairs        []pair // of a map, in the order of the file
	line, column int    // from 1; 0 in a node that was not read
}

// pair is an entry of a map.
type pair struct {
	key          string
	value        node
	line, column int
}

type nodeKind int

const (
	nodeNull nodeKind = iota
	nodeBool
	nodeNumber
	nodeString
	nodeList
	nodeMap
)

// String names the kind for messages.
func (k nodeKind) String() string {
	return nodeKinds[k].EN
}

// In names the kind for messages in either language.
func (k nodeKind) In(english bool) string { return nodeKinds[k].In(english) }

var nodeKinds = [...]Label{
	nodeNull: {"空白", "nothing"}, nodeBool: {"true 或 false", "true or false"}, nodeNumber: {"数字", "a number"},
	nodeString: {"字符串", "a string"}, nodeList: {"列表", "a list"}, nodeMap: {"映射", "a map"},
}

// maxDepth bounds the nesting of a file; a report nests six deep, with a table in
// a text eight.
const maxDepth = 32

func str(s string) node { return node{kind: nodeString, text: s} }

func number(s string) node { return node{kind: nodeNumber, text: s} }

// put adds an entry to a map, unless it is a map or list with nothing in it.
func (n *node) put(key string, v node) {
	if v.kind == nodeMap && len(v.pairs) == 0 || v.kind == nodeList && len(v.items) == 0 {
		return
	}
	n.pairs = append(n.pairs, pair{key: key, value: v})
}
