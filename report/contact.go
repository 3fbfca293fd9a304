package report

import "strings"

// Contact says where the public may ask about the report (联系方式). Any part may
// be empty. Offices usually write it into the opening text; give it here or there,
// not in both.
type Contact struct {
	Address  string `json:"address,omitempty"`  // 地址
	Postcode string `json:"postcode,omitempty"` // 邮编
	Phone    string `json:"phone,omitempty"`    // 电话
	Fax      string `json:"fax,omitempty"`      // 传真
	Email    string `json:"email,omitempty"`    // 电子邮箱
}

// IsZero reports whether nothing was given.
func (c Contact) IsZero() bool { return c == Contact{} }

// contactPart ties a part of a contact to its key in a file and its name in print.
type contactPart struct {
	key   string
	label Label
	field func(*Contact) *string
}

var contactParts = []contactPart{
	{"address", Label{"地址", "address"}, func(c *Contact) *string { return &c.Address }},
	{"postcode", Label{"邮编", "postcode"}, func(c *Contact) *string { return &c.Postcode }},
	{"phone", Label{"电话", "telephone"}, func(c *Contact) *string { return &c.Phone }},
	{"fax", Label{"传真", "fax"}, func(c *Contact) *string { return &c.Fax }},
	{"email", Label{"电子邮箱", "electronic mail"}, func(c *Contact) *string { return &c.Email }},
}

// Sentence returns the contact as the sentence that closes the opening of a
// report, and "" where nothing was given.
func (c Contact) Sentence(office string) string {
	var parts []string
	for _, p := range contactParts {
		if v := *p.field(&c); v != "" {
			parts = append(parts, p.label.ZH+"："+v)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "如对本报告有疑问，请与" + office + "联系（" + strings.Join(parts, "；") + "）。"
}
