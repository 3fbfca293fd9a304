package report

import (
	"fmt"
	"slices"
	"strings"
)

// SchemaID names the JSON Schema of the 2021 form, and SchemaID2019 that of the 2019 form.
const (
	SchemaID     = schemaFolder + "annualreport.schema.json"
	SchemaID2019 = schemaFolder + "annualreport-2019.schema.json"

	schemaFolder = "https://raw.githubusercontent.com/govdisclosure/annualreport/main/report/"
)

// Schema returns the JSON Schema (draft 2020-12) of a report in JSON or YAML that
// follows the form, with descriptions in Chinese and English, for editors that
// complete and check a file while it is written. It is generated from the form's
// data. Those of the library's own editions are published beside this package:
// annualreport.schema.json, and annualreport-2019.schema.json.
func Schema(f *Format) []byte {
	s := schemaWriter{f}
	n := s.root()
	return append(appendJSON(nil, &n, 0), '\n')
}

type schemaWriter struct{ f *Format }

func object(pairs ...pair) node { return node{kind: nodeMap, pairs: pairs} }

func entry(key string, v node) pair { return pair{key: key, value: v} }

func stringList(items ...string) node {
	n := node{kind: nodeList}
	for _, s := range items {
		n.items = append(n.items, str(s))
	}
	return n
}

func describe(zh, en string) pair { return entry("description", str(zh+" — "+en)) }

func (l Label) describe() pair { return describe(l.ZH, l.EN) }

func ref(name string, more ...pair) node {
	return object(append([]pair{entry("$ref", str("#/$defs/"+name))}, more...)...)
}

// orBlank are the types of what may be left blank, as a file to be filled in has it.
func orBlank(kind string) pair { return entry("type", stringList(kind, "null")) }

func closed(properties node, more ...pair) node {
	return object(append(more, entry("type", str("object")), entry("additionalProperties", node{kind: nodeBool, text: "false"}),
		entry("properties", properties))...)
}

// closedOrBlank describes an object in whose place may be nothing.
func closedOrBlank(properties node, more ...pair) node {
	n := closed(properties, more...)
	for i := range n.pairs {
		if n.pairs[i].key == "type" {
			n.pairs[i] = orBlank("object")
		}
	}
	return n
}

func (s schemaWriter) root() node {
	var kinds []string
	var kindsZH, kindsEN []string
	for _, k := range kindFacts[1:] {
		kinds = append(kinds, k.Key)
		kindsZH = append(kindsZH, k.Key+" "+k.Label.ZH)
		kindsEN = append(kindsEN, k.Key+": "+k.Label.EN)
	}
	kindsOrBlank := stringList(kinds...)
	kindsOrBlank.items = append(kindsOrBlank.items, node{kind: nodeNull})
	properties := object(
		entry("$schema", object(entry("type", str("string")))),
		entry("edition", object(describe("格式版本", "edition of the form"), entry("const", str(s.f.ID())))),
		entry("office", object(describe("行政机关全称", "full name of the organ"), entry("type", str("string")), entry("pattern", str(`\S`)))),
		entry("kind", object(describe("机关类别："+strings.Join(kindsZH, "，"), "kind of organ: "+strings.Join(kindsEN, ", ")),
			entry("enum", kindsOrBlank))),
		entry("year", object(describe("统计年份，1月1日至12月31日", "the year the figures are for"), entry("type", str("integer")),
			entry("minimum", number(fmt.Sprint(FirstYear))), entry("maximum", number("9999")))),
		entry("published", object(describe("公布日期", "day of publication, as 2025-01-20"), orBlank("string"),
			entry("pattern", str(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)))),
		entry("contact", s.contact()),
		entry(openingKey, ref("text", describe("引言：编制依据、统计期限、联系方式", "text before the first section"))),
	)
	for i := range s.f.spec.Sections {
		section := &s.f.spec.Sections[i]
		label := Label{section.Heading(), section.Title.EN}
		if section.Table == nil {
			properties.put(section.Key, ref("text", label.describe()))
		} else {
			properties.put(section.Key, s.figures(s.f.root.child(section.Key), label, section))
		}
	}
	properties.put("stated", s.stated())
	required := stringList("office", "year")
	if s.f.ID() != Edition2021().ID() { // which a file need not name
		required = stringList("edition", "office", "year")
	}
	about := []pair{entry("$schema", str("https://json-schema.org/draft/2020-12/schema"))}
	switch s.f {
	case Edition2021():
		about = append(about, entry("$id", str(SchemaID)))
	case Edition2019():
		about = append(about, entry("$id", str(SchemaID2019)))
	}
	return closed(properties, append(about,
		entry("title", str("政府信息公开工作年度报告")),
		describe(s.f.Notice().ZH, s.f.Notice().EN),
		entry("required", required),
		entry("$defs", s.defs()),
	)...)
}

func (s schemaWriter) contact() node {
	properties := node{kind: nodeMap}
	for _, p := range contactParts {
		properties.put(p.key, object(p.label.describe(), orBlank("string")))
	}
	return closedOrBlank(properties, describe("联系方式，印在引言之后", "printed below the opening text"))
}

// figures describes what nests below a branch.
func (s schemaWriter) figures(b *branch, label Label, section *Section) node {
	properties := node{kind: nodeMap}
	if b.path == section.Key {
		properties.put("lead", ref("text", describe("表格之前的文字", "text above the table")))
	}
	for _, child := range b.branches {
		if child.figure != nil {
			properties.put(child.key, s.figure(child.figure))
		} else {
			properties.put(child.key, s.figures(child, s.groupLabel(child.path), section))
		}
	}
	if b.path == section.Key {
		properties.put("notes", ref("text", describe("表格之后的文字", "text below the table")))
	}
	return closedOrBlank(properties, label.describe())
}

// groupLabel returns the innermost label that all figures below a prefix share.
func (s schemaWriter) groupLabel(prefix string) Label {
	var shared []Label
	for i := range s.f.figures {
		figure := &s.f.figures[i]
		if len(figure.Address) <= len(prefix) || string(figure.Address[:len(prefix)+1]) != prefix+"." {
			continue
		}
		labels := append(append([]Label(nil), figure.RowLabels...), figure.ColumnLabels...)
		if shared == nil {
			shared = labels
			continue
		}
		n := 0
		for n < len(shared) && n < len(labels) && shared[n] == labels[n] {
			n++
		}
		shared = shared[:n]
	}
	if len(shared) == 0 {
		return Label{}
	}
	return shared[len(shared)-1]
}

func (s schemaWriter) figure(f *Figure) node {
	def := "count"
	switch {
	case !f.Free():
		def = "stated_total"
	case f.Unit == TenThousandYuan:
		def = "amount"
	}
	if f.Signed {
		def = signedPrefix + def
	}
	label := f.Label()
	for _, a := range f.Basis {
		label.ZH += "，条例" + a.Label().ZH
		label.EN += ", " + a.Label().EN
	}
	return ref(def, label.describe())
}

func (s schemaWriter) stated() node {
	sections := node{kind: nodeList}
	for i := range s.f.spec.Sections {
		sections.items = append(sections.items, str(s.f.spec.Sections[i].Key))
	}
	text := object(entry("type", str("string")))
	return closed(object(
		entry("title", object(describe("公布时的标题", "title as published"), entry("type", str("string")))),
		entry("headings", object(describe("公布时的各部分标题，按公布顺序", "headings of the sections as published, in their order"),
			entry("type", str("array")),
			entry("items", closed(object(entry("section", object(entry("enum", sections))), entry("text", text)))))),
		entry("figures", object(describe("按单元格地址：填写的不是数字的单元格原文", "by address: the text of free cells that hold no figure"),
			entry("type", str("object")), entry("additionalProperties", text))),
	), describe("已公布报告的原样记录，只作核对之用", "what a published report states, as evidence"))
}

func (s schemaWriter) defs() node {
	null := object(entry("type", str("null")))
	text := object(entry("type", str("string")))
	anyOf := func(label pair, options ...node) node {
		return object(label, entry("anyOf", node{kind: nodeList, items: options}))
	}
	array := func(items node) node { return object(entry("type", str("array")), entry("items", items)) }
	count := object(entry("type", str("integer")), entry("minimum", number("0")), entry("maximum", number(fmt.Sprint(int64(MaxCount)))))
	decimals := object(entry("type", str("string")), entry("pattern", str(amountForm.String())))
	amount := object(entry("type", str("number")), entry("minimum", number("0")))
	defs := object(
		entry("count", anyOf(describe("件数；未填写时省略，不等于0", "a count; left out where it was not filled in, which is not 0"), count, null)),
		entry("amount", anyOf(describe("金额，万元", "an amount in ten thousand yuan"), decimals, amount, null)),
		entry("stated_total", anyOf(describe("合计，一般省略、自动计算；填写时为公布原文，空字符串表示公布时空白",
			"a total, usually left out and derived; where given, as published; an empty string was a blank"), count, text, null)),
		entry("text", anyOf(describe("文字，一行一个自然段；或段落、图片、表格的列表", "a text with a paragraph a line, or a list of paragraphs, pictures and tables"),
			text, array(ref("block")), null)),
		entry("block", object(entry("anyOf", node{kind: nodeList, items: []node{
			text,
			closed(object(entry("runs", array(object(entry("anyOf", node{kind: nodeList, items: []node{
				text, closed(object(entry("text", text), entry("bold", object(entry("type", str("boolean")))))),
			}})))))),
			closed(object(entry("picture", closed(object(
				entry("alt", object(describe("替代文字，必填", "what the picture shows; required"), entry("type", str("string")))),
				entry("caption", text),
				entry("data", object(describe("PNG 或 JPEG 文件的 base64", "a PNG or JPEG file in base64"), entry("type", str("string")))),
				entry("file", object(describe("与本文件同一文件夹中的图片", "a picture in the folder of this file"), entry("type", str("string")))),
			), entry("required", stringList("alt")))))),
			closed(object(entry("table", closed(object(
				entry("caption", text),
				entry("header_rows", object(entry("type", str("integer")), entry("minimum", number("0")))),
				entry("rows", array(array(object(entry("type", stringList("string", "number")))))),
			), entry("required", stringList("rows")))))),
		}}))),
	)
	if slices.ContainsFunc(s.f.figures, func(f Figure) bool { return f.Signed }) {
		count := object(entry("type", str("integer")), entry("minimum", number(fmt.Sprint(-int64(MaxCount)))), entry("maximum", number(fmt.Sprint(int64(MaxCount)))))
		decimals := object(entry("type", str("string")), entry("pattern", str("^-?"+strings.TrimPrefix(amountForm.String(), "^"))))
		defs.pairs = append(defs.pairs,
			entry(signedPrefix+"count", anyOf(describe("可以为负的件数；未填写时省略", "a count that may be negative; left out where it was not filled in"), count, null)),
			entry(signedPrefix+"amount", anyOf(describe("可以为负的金额，万元", "an amount in ten thousand yuan that may be negative"), decimals, object(entry("type", str("number"))), null)),
			entry(signedPrefix+"stated_total", anyOf(describe("可以为负的合计，一般省略", "a total that may be negative, usually left out"), count, text, null)))
	}
	return defs
}

// signedPrefix is before the name of the definition of a figure that may be negative.
const signedPrefix = "signed_"
