package report

// fieldLabels name the fields of a report and its opening.
var fieldLabels = map[string]Label{
	"":                 {ZH: "报告", EN: "the report"},
	"opening":          {ZH: "引言", EN: "the opening"},
	"office":           {ZH: "行政机关名称", EN: "the office"},
	"kind":             {ZH: "行政机关类别", EN: "the kind of office"},
	"year":             {ZH: "年份", EN: "the year"},
	"published":        {ZH: "公布日期", EN: "the day of publication"},
	"stated.title":     {ZH: "标题", EN: "the title"},
	"stated.headings":  {ZH: "各部分标题", EN: "the headings"},
	"contact":          {ZH: "联系方式", EN: "the contact"},
	"contact.address":  {ZH: "联系地址", EN: "the address"},
	"contact.postcode": {ZH: "邮编", EN: "the postcode"},
	"contact.phone":    {ZH: "联系电话", EN: "the telephone"},
	"contact.fax":      {ZH: "传真", EN: "the fax"},
	"contact.email":    {ZH: "电子邮箱", EN: "the mailbox"},
}

// FieldLabel returns what a person calls a field by its path ("office",
// "contact.phone", "stated.title"), the text before the first section ("opening"), or
// the report as a whole (""). It reports false for any other key.
func FieldLabel(key string) (Label, bool) {
	l, ok := fieldLabels[key]
	return l, ok
}
